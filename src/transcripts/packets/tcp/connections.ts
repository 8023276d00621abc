/** All TCP connections of a capture, found by their two ends; bounded in number and in what they hold. */
import type { Sink } from '../../sink.ts';
import { addressText } from '../address.ts';
import type { HostNames } from '../names.ts';
import type { Packet } from '../packet.ts';
import { Connection } from './connection.ts';
import { ACK, ahead, SYN, type Segment } from './segment.ts';
import type { End, Held } from './sides.ts';

/** Connections that are followed at once; the one that has been quiet longest gives way. */
const CONNECTIONS_LIMIT = 20_000;
/** Octets that may wait in all connections together. */
const WAITING_LIMIT = 64 * 1024 * 1024;
/** A connection that is over is told so when it has been quiet for this long, or when so many others wait for that. */
const QUIET_MS = 1000;
const QUIET_LIMIT = 256;

/** A connection in its places: the chain of those with the same hash, and the row from the quietest to the latest. */
interface Entry {
  connection: Connection;
  hash: number;
  addresses: Uint8Array;
  ports: readonly [number, number];
  chained: Entry | undefined;
  quieter: Entry | undefined;
  later: Entry | undefined;
  /** A SYN in the middle: forged, or the beginning of another connection, as what follows it tells. */
  suspect: Held | undefined;
}

export class Connections {
  readonly #sink: Sink;
  readonly #names: HostNames;
  readonly #byHash = new Map<number, Entry>();
  #quietest: Entry | undefined;
  #latest: Entry | undefined;
  #size = 0;
  #waitingOctets = 0;
  #crowded = false;
  /** Those that are over and may yet see a segment repeated, the first that ended first. */
  readonly #over: Connection[] = [];
  #overFrom = 0;

  constructor(sink: Sink, names: HostNames) {
    this.#sink = sink;
    this.#names = names;
  }

  receive(packet: Packet, segment: Segment): void {
    if (this.#over.length > 0) this.#closeQuiet(segment.atMs);
    const hash = hashOf(packet);
    const entry = this.#find(packet, hash);
    if (entry) this.#hear(entry, packet, { segment, from: endOf(entry, packet) });
    else this.#deliver(this.#add(packet, hash).connection, segment, 0);
  }

  /** RFC 5961 §4: a SYN within a connection is answered by an acknowledgement, and changes nothing; only one that is taken up begins another. */
  #hear(entry: Entry, packet: Packet, held: Held): void {
    const { suspect, connection } = entry;
    const isSyn = (held.segment.flags & SYN) !== 0;
    const goesOn = held.segment.seq === connection.flows[held.from].next;
    if (suspect && isTakenUp(suspect, held, goesOn)) return this.#beginAgain(entry, packet, held, suspect);
    const isAnother = connection.isAnother(held.segment, held.from);
    if (isAnother && !(isSyn && connection.isUnderWay)) return this.#beginAgain(entry, packet, held);
    this.#touch(entry);
    this.#clear(entry);
    // copied, for it would otherwise keep its whole chunk of the file
    if (isAnother) entry.suspect = { ...held, segment: { ...held.segment, octets: held.segment.octets.slice() } };
    else this.#deliver(connection, held.segment, held.from);
  }

  /** Nobody has taken up the SYN: it is a segment like any other. */
  #clear(entry: Entry): void {
    const { suspect } = entry;
    entry.suspect = undefined;
    if (suspect) this.#deliver(entry.connection, suspect.segment, suspect.from);
  }

  #beginAgain(old: Entry, packet: Packet, held: Held, before?: Held): void {
    this.#waitingOctets -= old.connection.waitingOctets;
    old.connection.finish();
    this.#remove(old);
    const { connection } = this.#add(packet, old.hash);
    if (before) this.#deliver(connection, before.segment, before.from === held.from ? 0 : 1);
    this.#deliver(connection, held.segment, 0);
  }

  /** The capture is over: they end in the order in which they were last heard of. */
  end(): void {
    for (let entry = this.#quietest; entry; entry = entry.later) {
      this.#clear(entry);
      entry.connection.finish();
    }
  }

  #closeQuiet(nowMs: number): void {
    while (this.#overFrom < this.#over.length) {
      const first = this.#over[this.#overFrom]!;
      if (this.#over.length - this.#overFrom <= QUIET_LIMIT && nowMs - first.lastMs < QUIET_MS) break;
      first.finish();
      this.#overFrom++;
    }
    if (this.#overFrom <= QUIET_LIMIT) return;
    this.#over.splice(0, this.#overFrom);
    this.#overFrom = 0;
  }

  #deliver(connection: Connection, segment: Segment, from: End): void {
    const before = connection.waitingOctets;
    const wasOver = connection.over;
    connection.receive(segment, from);
    this.#waitingOctets += connection.waitingOctets - before;
    if (!wasOver && connection.over) this.#over.push(connection);
    if (this.#waitingOctets <= WAITING_LIMIT) return;
    const waiting = connection.waitingOctets;
    connection.flush();
    this.#waitingOctets -= waiting - connection.waitingOctets;
  }

  #find(packet: Packet, hash: number): Entry | undefined {
    let entry = this.#byHash.get(hash);
    while (entry && !sameEnds(entry, packet, 0) && !sameEnds(entry, packet, 1)) entry = entry.chained;
    return entry;
  }

  #add(packet: Packet, hash: number): Entry {
    if (this.#size >= CONNECTIONS_LIMIT) this.#dropQuietest();
    const { addressed, source, destination, addressOctets, sourcePort, destinationPort } = packet;
    const hosts = [addressText(addressed, source, addressOctets), addressText(addressed, destination, addressOctets)] as const;
    const ports = [sourcePort, destinationPort] as const;
    const connection = new Connection(this.#sink, {
      names: [`${hosts[0]}:${sourcePort}`, `${hosts[1]}:${destinationPort}`],
      hostNames: [this.#names.of(hosts[0]), this.#names.of(hosts[1])],
      ports,
    });
    const addresses = new Uint8Array(addressOctets * 2);
    addresses.set(addressed.subarray(source, source + addressOctets));
    addresses.set(addressed.subarray(destination, destination + addressOctets), addressOctets);
    const places = { chained: this.#byHash.get(hash), quieter: undefined, later: undefined };
    const entry: Entry = { connection, hash, addresses, ports, ...places, suspect: undefined };
    this.#byHash.set(hash, entry);
    this.#size++;
    this.#enqueue(entry);
    return entry;
  }

  #dropQuietest(): void {
    const entry = this.#quietest!;
    if (!entry.connection.closed && !this.#crowded) {
      this.#crowded = true;
      this.#sink.problem({ key: 'capture.manyConnections', values: { limit: CONNECTIONS_LIMIT } });
    }
    this.#waitingOctets -= entry.connection.waitingOctets;
    entry.connection.finish();
    this.#remove(entry);
  }

  #remove(entry: Entry): void {
    this.#dequeue(entry);
    this.#size--;
    const first = this.#byHash.get(entry.hash)!;
    if (first === entry && entry.chained) this.#byHash.set(entry.hash, entry.chained);
    else if (first === entry) this.#byHash.delete(entry.hash);
    else unchain(first, entry);
  }

  #touch(entry: Entry): void {
    if (entry === this.#latest) return;
    this.#dequeue(entry);
    this.#enqueue(entry);
  }

  #enqueue(entry: Entry): void {
    entry.quieter = this.#latest;
    entry.later = undefined;
    if (this.#latest) this.#latest.later = entry;
    else this.#quietest = entry;
    this.#latest = entry;
  }

  #dequeue({ quieter, later }: Entry): void {
    if (quieter) quieter.later = later;
    else this.#quietest = later;
    if (later) later.quieter = quieter;
    else this.#latest = quieter;
  }
}

/** Whether somebody goes on from this SYN: the other end acknowledges it, or its own sends what comes behind it, and not what came before (`goesOn`). */
function isTakenUp(syn: Held, { segment, from }: Held, goesOn: boolean): boolean {
  if (from === syn.from) return !goesOn && (segment.flags & SYN) === 0 && ahead(segment.seq, syn.segment.seq) === 1;
  return (segment.flags & ACK) !== 0 && ahead(segment.ack, syn.segment.seq) === 1;
}

function unchain(first: Entry, entry: Entry): void {
  let before = first;
  while (before.chained !== entry) before = before.chained!;
  before.chained = entry.chained;
}

/** The same for both directions. */
function hashOf({ addressed, source, destination, addressOctets, sourcePort, destinationPort }: Packet): number {
  return spread(
    addressHash(addressed, source, addressOctets, sourcePort) + addressHash(addressed, destination, addressOctets, destinationPort),
  );
}

function addressHash(octets: Uint8Array, at: number, length: number, port: number): number {
  let hash = port;
  for (let index = at; index < at + length; index++) hash = Math.imul(hash, 0x01000193) ^ octets[index]!;
  return spread(hash);
}

/** Every bit of the outcome depends on every bit of the number: the last step of MurmurHash3. */
function spread(number: number): number {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  // Kept small enough for engines to hold it without a box.
  return (hash ^ (hash >>> 16)) >>> 2;
}

/** Whether the packet goes between the ends of this connection, sent by end `from`. */
function sameEnds({ addresses, ports }: Entry, packet: Packet, from: End): boolean {
  const length = packet.addressOctets;
  if (packet.sourcePort !== ports[from] || packet.destinationPort !== ports[1 - from] || addresses.length !== length * 2) return false;
  const at = from * length;
  return (
    sameOctets(addresses, at, packet.addressed, packet.source, length) &&
    sameOctets(addresses, length - at, packet.addressed, packet.destination, length)
  );
}

function sameOctets(a: Uint8Array, atA: number, b: Uint8Array, atB: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (a[atA + index] !== b[atB + index]) return false;
  return true;
}

function endOf(entry: Entry, packet: Packet): End {
  return sameEnds(entry, packet, 0) ? 0 : 1;
}
