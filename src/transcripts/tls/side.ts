/** One side of a TLS connection that is looked on: records cut out of its octets, and told in groups. */
import { concat, EMPTY } from '../../mail/octets.ts';
import { DecodeError } from '../../protocols/tls/octets.ts';
import { CONTENT, RecordReader } from '../../protocols/tls/record.ts';
import type { Side } from '../sink.ts';
import type { Conversation } from './conversation.ts';

const HEADER_OCTETS = 5;
const RECORD_LIMIT = (1 << 14) + 256;

export class WatchedSide {
  readonly #side: Side;
  readonly #conversation: Conversation;
  #records = new RecordReader();
  /** What the reader holds of a record that is not whole. */
  #begun: Uint8Array = EMPTY;
  #foreign = false;
  #seeking = false;
  #atMs: number | null = null;

  constructor(side: Side, conversation: Conversation) {
    this.#side = side;
    this.#conversation = conversation;
  }

  push(octets: Uint8Array, atMs: number | null): void {
    this.#atMs = atMs;
    const rest = this.#seeking ? this.#afterGap(octets) : octets;
    if (rest.length === 0) return;
    if (this.#foreign) return this.#conversation.closed(this.#side, rest, atMs);
    const all = this.#begun.length === 0 ? rest : concat([this.#begun, rest]);
    this.#records.push(rest);
    this.#read(all, atMs);
  }

  miss(): void {
    this.end();
    this.#records = new RecordReader();
    this.#seeking = true;
    this.#conversation.gap(this.#side);
  }

  end(): void {
    if (this.#begun.length > 0) this.#conversation.closed(this.#side, this.#begun, this.#atMs);
    this.#begun = EMPTY;
  }

  #read(all: Uint8Array, atMs: number | null): void {
    let at = 0;
    try {
      for (let record = this.#records.next(); record; record = this.#records.next()) {
        at += HEADER_OCTETS + record.content.length;
        this.#conversation.record(this.#side, record, atMs);
      }
      this.#conversation.flush(this.#side, atMs);
      this.#begun = all.subarray(at);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#noTls(all.subarray(at), atMs);
    }
  }

  /** What follows is no record, and nobody can tell where the next one would begin. */
  #noTls(octets: Uint8Array, atMs: number | null): void {
    this.#conversation.flush(this.#side, atMs);
    this.#foreign = true;
    this.#begun = EMPTY;
    this.#conversation.closed(this.#side, octets, atMs);
  }

  /** After a gap: from the first place on where a record of data may begin; what is before it stays closed. */
  #afterGap(octets: Uint8Array): Uint8Array {
    const at = recordAt(octets);
    const before = at < 0 ? octets : octets.subarray(0, at);
    if (before.length > 0) this.#conversation.closed(this.#side, before, this.#atMs);
    if (at < 0) return EMPTY;
    this.#seeking = false;
    return octets.subarray(at);
  }
}

/** Where a record may begin that reaches to the end of `octets`, or to another record. -1: nowhere. */
function recordAt(octets: Uint8Array): number {
  for (let at = octets.indexOf(3); at >= 0; at = octets.indexOf(3, at + 1)) {
    if (at > 0 && isHeader(octets, at - 1)) {
      const end = at - 1 + HEADER_OCTETS + ((octets[at + 2]! << 8) | octets[at + 3]!);
      if (end >= octets.length || isHeader(octets, end)) return at - 1;
    }
  }
  return -1;
}

function isHeader(octets: Uint8Array, at: number): boolean {
  const type = octets[at]!;
  if (type < CONTENT.changeCipherSpec || type > CONTENT.applicationData || octets[at + 1] !== 3 || octets[at + 2]! > 4) return false;
  return ((octets[at + 3]! << 8) | octets[at + 4]!) <= RECORD_LIMIT;
}
