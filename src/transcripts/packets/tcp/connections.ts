/** All TCP connections of a capture, found by their two ends; bounded in number and in what they hold. */
import type { Sink } from '../../sink.ts';
import { addressText } from '../address.ts';
import type { HostNames } from '../names.ts';
import type { Packet } from '../packet.ts';
import { Connection } from './connection.ts';
import type { Segment } from './segment.ts';
import type { End } from './sides.ts';

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
    let entry = this.#find(packet, hash);
    if (entry?.connection.isAnother(segment, endOf(entry, packet))) {
      entry.connection.finish();
      this.#remove(entry);
      entry = undefined;
    }
    if (entry) this.#touch(entry);
    entry ??= this.#add(packet, hash);
    this.#deliver(entry.connection, segment, endOf(entry, packet));
  }

  /** The capture is over: they end in the order in which they were last heard of. */
  end(): void {
    for (let entry = this.#quietest; entry; entry = entry.later) entry.connection.finish();
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
    const entry = { connection, hash, addresses, ports, chained: this.#byHash.get(hash), quieter: undefined, later: undefined };
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
