/** What becomes of each recipient while a client talks. RFC 5321 §4.2.5, §4.5.4; LMTP: RFC 2033 §4.2. */
import type { Fate, Obstacle } from './job.ts';
import type { Reply } from './wire.ts';

/** Where nothing was tried: a server that cannot take it will not take it later; one that is not safe enough may be mended. */
const DEFERRING: ReadonlySet<Obstacle> = new Set(['tlsNotOffered', 'tlsRefused', 'noMechanism']);
/** Replies to these say that the message was taken. */
const FINAL: ReadonlySet<string> = new Set(['(message)', 'BDAT']);

/** The server has the message for this recipient. */
export const isAccepted = ({ outcome }: Fate): boolean => outcome === 'accepted';

/** Who said what to whom: 'RCPT 550 No such user'; or what stood in the way. */
export function reasonIn({ verb, reply, obstacle }: Fate): string {
  return `${verb} ${reply ? `${reply.code} ${reply.text.join(' ')}` : (obstacle ?? 'no answer')}`;
}

export class Fates {
  readonly #forwardPaths: readonly string[];
  readonly #fates: (Fate | undefined)[];
  /** LMTP: the recipient whose answer comes next. */
  #next = 0;

  constructor(forwardPaths: readonly string[]) {
    this.#forwardPaths = forwardPaths;
    this.#fates = forwardPaths.map(() => undefined);
  }

  /** The reply decides for one recipient. */
  decide(index: number, verb: string, reply: Reply | undefined): void {
    const accepted = reply !== undefined && reply.code < 300 && (verb === 'RCPT' || FINAL.has(verb));
    const outcome = accepted ? 'accepted' : reply !== undefined && reply.code >= 500 ? 'refused' : 'deferred';
    this.#fates[index] = { forwardPath: this.#forwardPaths[index]!, outcome, reply, verb };
  }

  /** It decides for everyone who was not refused already. */
  decideAll(verb: string, reply: Reply | undefined): void {
    this.#forwardPaths.forEach((_, index) => {
      if (this.#open(index)) this.decide(index, verb, reply);
    });
  }

  /** It decides for the next of those whom RCPT accepted. */
  decideNext(verb: string, reply: Reply | undefined): void {
    while (this.#next < this.#fates.length && this.#fates[this.#next]?.outcome !== 'accepted') this.#next++;
    if (this.#next < this.#fates.length) this.decide(this.#next++, verb, reply);
  }

  obstructed(verb: string, obstacle: Obstacle): void {
    const outcome = DEFERRING.has(obstacle) ? 'deferred' : 'refused';
    this.#forwardPaths.forEach((forwardPath, index) => {
      this.#fates[index] = { forwardPath, outcome, verb, obstacle };
    });
  }

  /** Accepted at RCPT is not accepted yet: only the answer to the message is (RFC 5321 §4.2.5). Without one, try again later. `verb`: what was not answered. */
  settled(verb: string): Fate[] {
    return this.#forwardPaths.map((forwardPath, index) => {
      const fate = this.#fates[index];
      return fate && (fate.outcome !== 'accepted' || FINAL.has(fate.verb)) ? fate : { forwardPath, outcome: 'deferred', verb };
    });
  }

  #open(index: number): boolean {
    const known = this.#fates[index];
    return !known || known.outcome === 'accepted';
  }
}
