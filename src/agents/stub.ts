/** Asks DNS servers and waits for the answer: used by the MTA to ask its resolver, and by the resolver to ask name servers. */
import { DnsClient } from '../protocols/dns/client.ts';
import { isName, normalName } from '../protocols/dns/names.ts';
import { dnsQueries, TRY_MS, type QueryEvent } from '../protocols/dns/query.machine.ts';
import { answersTo, decode, encode, query, responseTo, type Packet, type RecordType } from '../protocols/dns/wire.ts';
import { DNS_PORT } from './dns-service.ts';
import { Narrating } from './narrating.ts';
import type { Datagram, Surroundings } from './surroundings.ts';

/** `packet` is undefined when nobody answered. `entry`: where in the journal it came from. */
export type Answered = (packet: Packet | undefined, entry: number) => void;

interface Asking {
  question: Packet;
  servers: readonly string[];
  /** How often it was sent. */
  tries: number;
  machine: Narrating<QueryEvent>;
  timer: { cancel(): void };
  cause: number;
  lastEntry: number;
  answered: Answered;
}

export class Stub {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #port: number;
  readonly #tryMs: number;
  readonly #asking = new Map<number, Asking>();

  /** `tryMs`: how long each try waits for an answer. */
  constructor(surroundings: Surroundings, agent: number, tryMs = TRY_MS) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#tryMs = tryMs;
    this.#port = surroundings.bind(agent, 0, (datagram) => this.#received(datagram));
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
    const act = (action: string) => (action === 'send' ? this.#send(asking) : action === 'connect' && this.#connect(asking));
    const machine = new Narrating<QueryEvent>(dnsQueries, 'dns.query', this.#agent, this.#surroundings, act);
    const list = typeof servers === 'string' ? [servers] : servers;
    const asking: Asking = { question, servers: list, tries: 0, machine, timer: { cancel() {} }, cause, lastEntry: cause, answered };
    this.#asking.set(question.id, asking);
    this.#send(asking);
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

  #send(asking: Asking): void {
    const { question, cause } = asking;
    asking.tries++;
    const [{ name, type }] = question.questions as [{ name: string; type: string }];
    const note = { kind: 'question' as const, label: `${name || '.'} ${type}`, cause };
    const server = serverOf(asking);
    asking.lastEntry = this.#surroundings.datagram(this.#agent, this.#port, server, DNS_PORT, encode(question), note);
    asking.timer = this.#surroundings.after(this.#tryMs, () => this.#failed(asking, 'timeout'));
  }

  #connect(asking: Asking): void {
    const { question, lastEntry } = asking;
    const destination = { address: serverOf(asking), port: DNS_PORT, protocol: 'dns', subject: -1, cause: lastEntry };
    this.#surroundings.connect(this.#agent, destination, (carrier) => {
      return new DnsClient(question, carrier, (packet) =>
        packet ? this.#answered(asking, packet, lastEntry) : this.#failed(asking, 'broken'),
      );
    });
  }

  #received({ octets, address, entry }: Datagram): void {
    const packet = decode(octets);
    const asking = packet?.response ? this.#asking.get(packet.id) : undefined;
    if (!packet || !asking || !isAnswer(packet, asking, address, entry)) return;
    asking.timer.cancel();
    if (!packet.truncated) return this.#answered(asking, packet, entry);
    asking.lastEntry = entry;
    asking.machine.send({ type: 'truncated' }, entry);
  }

  #answered(asking: Asking, packet: Packet, entry: number): void {
    const others = asking.servers.length > 1;
    asking.machine.send({ type: 'answered', rcode: packet.rcode, records: packet.answers.length, others }, entry, packet.rcode);
    if (asking.machine.state !== 'asking') this.#finish(asking, packet, entry);
  }

  #failed(asking: Asking, type: 'timeout' | 'broken'): void {
    if (!this.#asking.has(asking.question.id)) return;
    asking.machine.send({ type }, asking.lastEntry);
    if (asking.machine.state === 'failed') this.#finish(asking, undefined, asking.lastEntry);
  }

  #finish(asking: Asking, packet: Packet | undefined, entry: number): void {
    this.#asking.delete(asking.question.id);
    asking.answered(packet, entry);
  }
}

/** The server that the last try went to. */
function serverOf({ servers, tries }: Asking): string {
  return servers[(tries - 1) % servers.length]!;
}

/**
 * RFC 5452 §9.1: number, question and sender must be those of the question, and it must still be waited for. A real socket's
 * sender is a port of this machine that stands for the scenario's address, so there the sender is not compared.
 */
function isAnswer(packet: Packet, asking: Asking, address: string, entry: number): boolean {
  const fromServer = entry < 0 || address === serverOf(asking);
  return fromServer && asking.machine.state === 'asking' && answersTo(packet, asking.question);
}
