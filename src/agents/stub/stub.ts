/** Asks DNS servers and waits for the answer: used by the MTA to ask its resolver, and by the resolver to ask name servers. */
import { isName, normalName } from '../../protocols/dns/names.ts';
import { answersTo, decode, query, responseTo, type Packet, type RecordType } from '../../protocols/dns/wire.ts';
import { Working } from '../machine.ts';
import type { Datagram, Surroundings } from '../surroundings.ts';
import { heard, queryActions, serverOf, type Answered, type QueryDesk } from './actions.ts';
import { dnsQuery, type QueryEvent } from './query.machine.ts';

export type { Answered } from './actions.ts';

/** How long each try waits for an answer, in ms. */
const TRY_MS = 5000;

type Asking = Working<QueryEvent, QueryDesk>;

export class Stub {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #effects: ReturnType<typeof queryActions>;
  readonly #asking = new Map<number, Asking>();

  /** `tryMs`: how long each try waits for an answer. */
  constructor(surroundings: Surroundings, agent: number, tryMs = TRY_MS) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    const port = surroundings.bind(agent, 0, (datagram) => this.#received(datagram));
    this.#effects = queryActions({ surroundings, agent, port, tryMs });
  }

  /** Puts the question, up to three times, each time to the next of the servers; over TCP if the answer is cut off. */
  ask(
    servers: string | readonly string[],
    name: string,
    type: RecordType,
    recursionDesired: boolean,
    cause: number,
    answered: Answered,
  ): void {
    const question = query(this.#freeId(), normalName(name), type, recursionDesired);
    // a name that no packet can hold does not exist: nobody need be asked
    if (!isName(name)) return this.#answerMyself(question, cause, answered);
    this.#begin(question, typeof servers === 'string' ? [servers] : servers, cause, answered);
  }

  #begin(question: Packet, servers: readonly string[], cause: number, answered: Answered): void {
    const track = (state: string) => this.#surroundings.machine(this.#agent, 'dns.query', state);
    const over: Answered = (packet, entry) => {
      this.#asking.delete(question.id);
      answered(packet, entry);
    };
    const timer = { cancel() {} };
    const desk: QueryDesk = { question, since: cause, servers, tries: 0, timer, packet: undefined, cause, answered: over };
    const asking = new Working(dnsQuery, track, desk, this.#effects);
    this.#asking.set(question.id, asking);
    asking.begin();
  }

  /** RFC 5452 §4: identifiers are drawn by chance. */
  #freeId(): number {
    for (;;) {
      const id = this.#surroundings.random(65536);
      if (!this.#asking.has(id)) return id;
    }
  }

  #answerMyself(question: Packet, cause: number, answered: Answered): void {
    this.#surroundings.after(0, () => answered({ ...responseTo(question), rcode: 'NXDOMAIN' }, cause));
  }

  #received({ octets, address, entry }: Datagram): void {
    const packet = decode(octets);
    const asking = packet?.response ? this.#asking.get(packet.id) : undefined;
    if (!packet || !asking || !isAnswer(packet, asking, address, entry)) return;
    if (packet.truncated) asking.send({ type: 'truncated' }, { cause: entry });
    else asking.send(heard(asking.desk, packet), { packet, cause: entry });
  }
}

/**
 * RFC 5452 §9.1: number, question and sender must be those of the question, and it must still be waited for. A real socket's
 * sender is a port of this machine that stands for the scenario's address, so there the sender is not compared.
 */
function isAnswer(packet: Packet, { desk, state }: Asking, address: string, entry: number): boolean {
  const fromServer = entry < 0 || address === serverOf(desk);
  return fromServer && state === 'asking' && answersTo(packet, desk.question);
}
