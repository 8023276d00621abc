/** What the judge says of what was said by hand: the conversation is read by the rules that recordings are judged by. */
import { ascii } from '../../mail/octets.ts';
import type { Journal } from '../../sim/journal.ts';
import type { Dialogue, DialogueListener } from '../../transcripts/dialogue.ts';
import { openDialogue } from '../../transcripts/dialogues/index.ts';
import type { Finding } from '../../transcripts/finding.ts';
import type { Verdict } from '../api.ts';

/** Findings about a conversation, each with the entry at which it was found. */
export function verdictsOn(journal: Journal, connection: number): Verdict[] {
  const heard = new Heard(journal, connection);
  for (let index = 0; index < journal.length; index++) heard.take(index);
  return heard.verdicts;
}

/** What would be found about each of these replies, if it were given to what was asked last. */
export function verdictsIf(journal: Journal, connection: number, replies: readonly string[]): Finding[][] {
  return replies.map((reply) => {
    const heard = new Heard(journal, connection);
    for (let index = 0; index < journal.length; index++) heard.take(index);
    const before = heard.verdicts.length;
    heard.say('server', ascii(`${reply.replaceAll(/\r?\n/g, '\r\n')}\r\n`), journal.length);
    heard.end();
    return heard.verdicts.slice(before).filter(({ side }) => side === 'server');
  });
}

/** Says nothing. */
const deaf = (): void => {};

class Heard {
  readonly verdicts: Verdict[] = [];
  readonly #journal: Journal;
  readonly #connection: number;
  readonly #dialogue: Dialogue | null;
  #entry = -1;

  constructor(journal: Journal, connection: number) {
    this.#journal = journal;
    this.#connection = connection;
    const finding = (found: Finding) => this.verdicts.push({ ...found, entry: this.#entry });
    const listener: DialogueListener = { asked: deaf, continued: deaf, replied: deaf, state: deaf, message: deaf, finding };
    const { protocol, serverAddress } = journal.connections[connection]!;
    const port = Number(serverAddress.split(':').at(-1));
    this.#dialogue = openDialogue({ protocol, evidence: 'octets', fromTheStart: true, secure: false, port }, listener);
  }

  take(index: number): void {
    const journal = this.#journal;
    if (journal.connection(index) !== this.#connection) return;
    const kind = journal.kind(index);
    if (kind === 'command' || kind === 'text') this.say('client', journal.octets(index), index);
    else if (kind === 'reply') this.say('server', journal.octets(index), index);
  }

  say(side: 'client' | 'server', octets: Uint8Array, entry: number): void {
    this.#entry = entry;
    // after a yes to STARTTLS what is said is inside TLS, where the journal has it in the clear
    if (this.#dialogue?.securing) this.#dialogue.secured(false, null);
    this.#dialogue?.say(side, octets, null);
  }

  /** What has no end yet will have none. */
  end(): void {
    this.#dialogue?.end('end', null);
  }
}
