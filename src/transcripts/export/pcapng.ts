/**
 * A journal as a capture that network analysers read: pcapng, raw IP. Where the journal holds a connection's segments, those
 * are written; else TCP is made up around what was said, from handshake to teardown. Ends without an address get one of the
 * documentation ranges (RFC 5737).
 */
import { own } from '../../own.ts';
import { utf8 } from '../../mail/octets.ts';
import type { Scene } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';
import { framed } from '../../protocols/dns/framing.ts';
import { segmentsFor } from './brought.ts';
import { block, nameBlock, packetBlock, SECTION_AND_INTERFACE } from './blocks.ts';
import { endOf, tcpPacket, udpPacket, type End } from './frames.ts';
import { Stream } from './stream.ts';

export interface CaptureExtras {
  /** Lines for SSLKEYLOGFILE that open what is sealed; '' without any. */
  keys?: string;
  /** Entries to write: `[first..end)`; the whole journal when left out. */
  first?: number;
  end?: number;
}

const PORTS: Record<string, number> = { smtp: 25, submission: 587, lmtp: 24, pop3: 110, imap: 143, http: 80, dns: 53 };
const FIRST_PORT = 49_152;
const DNS_PORT = 53;
const SECRETS_BLOCK = 10;
const TLS_KEY_LOG = 0x544c534b;

/** The blocks of the file, in order. */
export function* pcapng(
  journal: Journal,
  scene: Scene,
  { keys = '', first = 0, end = journal.length }: CaptureExtras = {},
): Generator<Uint8Array> {
  yield SECTION_AND_INTERFACE;
  const names = new Map(
    scene.hosts.flatMap(({ name, address }) => (address !== '' && name !== '' && name !== address ? [[address, name] as const] : [])),
  );
  if (names.size > 0) yield nameBlock(names);
  if (keys !== '') yield secretsBlock(keys);
  const capture = new Capture(journal, scene);
  for (let index = first; index < end; index++) {
    const at = scene.startsAt + journal.at(index);
    for (const packet of capture.packets(index)) yield packetBlock(at, packet);
  }
}

/** The packets that an entry stands for, as the file has them; `held`: the journal holds them as segments. */
export function packetsOf(journal: Journal, scene: Scene, index: number): { packets: Uint8Array[]; held: boolean } {
  const capture = new Capture(journal, scene);
  const connection = journal.connection(index);
  if (capture.holdsSegments(connection))
    return { packets: segmentsFor(journal, index).flatMap((each) => capture.packets(each)), held: true };
  for (let before = 0; before < index; before++) if (journal.connection(before) === connection) capture.packets(before);
  return { packets: capture.packets(index), held: false };
}

function secretsBlock(keys: string): Uint8Array {
  const lines = utf8(keys);
  const body = new Uint8Array(8 + lines.length);
  const view = new DataView(body.buffer);
  view.setUint32(0, TLS_KEY_LOG, true);
  view.setUint32(4, lines.length, true);
  body.set(lines, 8);
  return block(SECRETS_BLOCK, body);
}

class Capture {
  readonly #journal: Journal;
  readonly #scene: Scene;
  readonly #streams = new Map<number, Stream>();
  readonly #withSegments: ReadonlySet<number>;
  readonly #askedFrom = new Map<number, number>();
  #nextPort = FIRST_PORT;

  constructor(journal: Journal, scene: Scene) {
    this.#journal = journal;
    this.#scene = scene;
    this.#withSegments = wholeSegments(journal);
  }

  holdsSegments(connection: number): boolean {
    return this.#withSegments.has(connection);
  }

  /** The IP packets that an entry stands for. */
  packets(index: number): Uint8Array[] {
    const kind = this.#journal.kind(index);
    const connection = this.#journal.connection(index);
    if (connection >= 0) return this.#withSegments.has(connection) ? this.#segment(index) : this.#spoken(index);
    return kind === 'question' || kind === 'answer' ? [this.#datagram(index)] : [];
  }

  #segment(index: number): Uint8Array[] {
    if (this.#journal.kind(index) !== 'segment') return [];
    const { from, connection, seq, ack, label, octets } = this.#journal.entry(index);
    const [client, server] = this.#ends(connection);
    const outward = from === this.#journal.connections[connection]!.client;
    // the first octet of a stream is its SYN
    const number = label.startsWith('SYN') ? 0 : seq;
    return [outward ? tcpPacket(client, server, number, ack, label, octets) : tcpPacket(server, client, number, ack, label, octets)];
  }

  #spoken(index: number): Uint8Array[] {
    const { kind, from, connection, label, detail, octets } = this.#journal.entry(index);
    const outward = from === this.#journal.connections[connection]!.client;
    const stream = this.#streamOf(connection);
    if (kind === 'open') return detail === 'middle' ? stream.goOn() : stream.open();
    if (kind === 'close') return label === 'end' ? stream.close() : label === 'refused' ? stream.reset() : [];
    if (kind === 'command' || kind === 'text' || kind === 'reply' || kind === 'tls') return stream.say(outward, octets);
    return kind === 'question' || kind === 'answer' ? stream.say(outward, framed(octets)) : [];
  }

  #datagram(index: number): Uint8Array {
    const { kind, from, to, cause, octets } = this.#journal.entry(index);
    const isQuestion = kind === 'question';
    const port = isQuestion ? this.#port() : (this.#askedFrom.get(cause) ?? this.#port());
    if (isQuestion) this.#askedFrom.set(index, port);
    const client = { address: this.#addressOf(isQuestion ? from : to), port };
    const server = { address: this.#addressOf(isQuestion ? to : from), port: DNS_PORT };
    return isQuestion ? udpPacket(client, server, octets) : udpPacket(server, client, octets);
  }

  #streamOf(connection: number): Stream {
    let stream = this.#streams.get(connection);
    if (!stream) this.#streams.set(connection, (stream = new Stream(...this.#ends(connection))));
    return stream;
  }

  #ends(connection: number): [client: End, server: End] {
    const { client, server, clientAddress, serverAddress, protocol } = this.#journal.connections[connection]!;
    const one = endOf(clientAddress) ?? { address: this.#addressOf(client), port: FIRST_PORT + (connection % 16_384) };
    const other = endOf(serverAddress) ?? { address: this.#addressOf(server), port: own(PORTS, protocol) ?? 25 };
    // one end with an IPv6 address only: both get one
    return one.address.includes(':') === other.address.includes(':') ? [one, other] : [asIpv6(one), asIpv6(other)];
  }

  #addressOf(agent: number): string {
    const number = this.#scene.agents[agent]?.host ?? 0;
    const address = this.#scene.hosts[number]?.address ?? '';
    return endOf(`${address}:0`) ? address : `192.0.2.${1 + (number % 250)}`;
  }

  #port(): number {
    if (this.#nextPort > 65_535) this.#nextPort = FIRST_PORT;
    return this.#nextPort++;
  }
}

const asIpv6 = ({ address, port }: End): End => ({ address: address.includes(':') ? address : `::ffff:${address}`, port });

/** Connections whose segments the journal holds from the SYN on, with all that was said. */
function wholeSegments(journal: Journal): ReadonlySet<number> {
  const said = new Map<number, number>();
  const carried = new Map<number, number>();
  const begun = new Set<number>();
  for (let index = 0; index < journal.length; index++) {
    const connection = journal.connection(index);
    const kind = journal.kind(index);
    if (kind === 'segment') {
      if (journal.label(index) === 'SYN') begun.add(connection);
      carried.set(connection, (carried.get(connection) ?? 0) + journal.octetCount(index));
    } else if (kind === 'command' || kind === 'text' || kind === 'reply')
      said.set(connection, (said.get(connection) ?? 0) + journal.octetCount(index));
  }
  return new Set([...begun].filter((connection) => (carried.get(connection) ?? 0) >= (said.get(connection) ?? 0)));
}
