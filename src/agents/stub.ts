/** Asks one DNS server and waits for the answer: used by the MTA to ask its resolver, and by the resolver to ask name servers. */
import { dnsQueries, TRY_MS, type QueryEvent } from '../protocols/dns/query.machine.ts';
import { decode, encode, query, type Packet, type Question, type RecordType } from '../protocols/dns/wire.ts';
import { Working } from './machine.ts';
import { DNS_PORT } from './nameserver.ts';
import type { Datagram, Surroundings } from './surroundings.ts';

/** `packet` is undefined when nobody answered. `entry`: where in the journal it came from. */
export type Answered = (packet: Packet | undefined, entry: number) => void;

interface Asking {
  question: Question;
  machine: Working<QueryEvent>;
  timer: { cancel(): void };
  lastEntry: number;
  answered: Answered;
}

export class Stub {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #port: number;
  readonly #asking = new Map<number, Asking>();

  constructor(surroundings: Surroundings, agent: number) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#port = surroundings.bind(agent, 0, (datagram) => this.#received(datagram));
  }

  /** Puts the question, up to three times. */
  ask(server: string, name: string, type: RecordType, recursionDesired: boolean, cause: number, answered: Answered): void {
    const id = this.#freeId();
    const send = () => {
      const note = { kind: 'question' as const, label: `${name} ${type}`, cause };
      const octets = encode(query(id, name, type, recursionDesired));
      asking.lastEntry = this.#surroundings.datagram(this.#agent, this.#port, server, DNS_PORT, octets, note);
      asking.timer = this.#surroundings.after(TRY_MS, () => this.#timedOut(id));
    };
    const machine = new Working<QueryEvent>(
      dnsQueries,
      'dns.query',
      this.#agent,
      this.#surroundings,
      (action) => action === 'send' && send(),
    );
    const asking: Asking = { question: { name, type }, machine, timer: { cancel() {} }, lastEntry: -1, answered };
    this.#asking.set(id, asking);
    send();
  }

  /** RFC 5452 §4: identifiers are drawn by chance. */
  #freeId(): number {
    for (;;) {
      const id = this.#surroundings.random(65536);
      if (!this.#asking.has(id)) return id;
    }
  }

  #received({ octets, entry }: Datagram): void {
    const packet = decode(octets);
    const asking = packet?.response ? this.#asking.get(packet.id) : undefined;
    const question = packet?.questions[0];
    if (!packet || !asking || question?.name !== asking.question.name || question.type !== asking.question.type) return;
    this.#asking.delete(packet.id);
    asking.timer.cancel();
    asking.machine.send({ type: 'answered', rcode: packet.rcode, records: packet.answers.length }, entry, packet.rcode);
    asking.answered(packet, entry);
  }

  #timedOut(id: number): void {
    const asking = this.#asking.get(id);
    if (!asking) return;
    asking.machine.send({ type: 'timeout' }, asking.lastEntry);
    if (asking.machine.state !== 'failed') return;
    this.#asking.delete(id);
    asking.answered(undefined, asking.lastEntry);
  }
}
