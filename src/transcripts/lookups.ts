/** DNS in a recording: questions and answers between the same two ends are one conversation, by UDP or by TCP. RFC 1035 §4.2. */
import { decode } from '../protocols/dns/wire.ts';
import type { Facts, RecordingListener } from './listener.ts';

/** Pairs of ends that are remembered; of older ones a new conversation begins. */
const MAX_PAIRS = 10_000;
const DNS_PORT = /[:.](?:53|5353)$/;

export class Lookups {
  readonly #listener: RecordingListener;
  readonly #next: () => number;
  readonly #pairs = new Map<string, Facts>();

  /** `next` gives a new conversation its number. */
  constructor(listener: RecordingListener, next: () => number) {
    this.#listener = listener;
    this.#next = next;
  }

  datagram(from: string, to: string, octets: Uint8Array, atMs: number): void {
    const packet = decode(octets);
    if (!packet) return this.#listener.leftAlone('UDP', from, to);
    const [client, server] = packet.response ? [to, from] : [from, to];
    this.#tell(this.#between(client, server, atMs), octets, atMs, true);
  }

  /** One message that came over the TCP conversation `facts`. */
  message(facts: Facts, octets: Uint8Array, atMs: number): void {
    this.#tell(facts, octets, atMs, false);
  }

  end(): void {
    for (const facts of this.#pairs.values()) this.#close(facts);
    this.#pairs.clear();
  }

  #tell(facts: Facts, octets: Uint8Array, atMs: number, datagram: boolean): void {
    const packet = decode(octets);
    if (!packet) {
      facts.gaps++;
      return this.#listener.gap(facts, 'server', octets.length, 'lost', atMs);
    }
    facts.endMs = atMs;
    const dns = { facts, packet, octets, atMs, datagram };
    if (datagram) facts.octets[packet.response ? 'server' : 'client'] += octets.length;
    if (packet.response) this.#listener.answer(dns);
    else this.#listener.question(dns);
  }

  #between(client: string, server: string, atMs: number): Facts {
    const key = `${client} ${server}`;
    let facts = this.#pairs.get(key);
    if (!facts) {
      facts = lookup(this.#next(), client, server, atMs);
      this.#forgetOldest();
      this.#pairs.set(key, facts);
      this.#listener.begun(facts);
    }
    return facts;
  }

  #forgetOldest(): void {
    if (this.#pairs.size < MAX_PAIRS) return;
    const [key, facts] = this.#pairs.entries().next().value!;
    this.#pairs.delete(key);
    this.#close(facts);
  }

  #close(facts: Facts): void {
    facts.ended = 'end';
    this.#listener.ended(facts);
  }
}

function lookup(number: number, client: string, server: string, atMs: number): Facts {
  return {
    number,
    protocol: 'dns',
    client,
    server,
    clientName: '',
    serverName: '',
    startMs: atMs,
    endMs: atMs,
    tls: 'none',
    tlsSeen: null,
    evidence: 'octets',
    fromTheStart: DNS_PORT.test(server),
    octets: { client: 0, server: 0 },
    gaps: 0,
    ended: '',
  };
}
