/** Records: the frames that TLS puts on the wire, in the clear or sealed. RFC 8446 §5. */
import { gcm } from '@noble/ciphers/aes.js';
import { concat, EMPTY } from '../../mail/octets.ts';
import { DecodeError, number } from './octets.ts';
import { expandLabel } from './schedule.ts';

export const CONTENT = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;
export const RECORD_HEADER_OCTETS = 5;
/** §5.1, §5.2: the most that one record may hold, plain and sealed. */
const MAX_PLAIN_OCTETS = 1 << 14;
const MAX_SEALED_OCTETS = MAX_PLAIN_OCTETS + 256;
const KEY_OCTETS = 16;
const IV_OCTETS = 12;

export interface TlsRecord {
  type: number;
  content: Uint8Array;
}

function framed(type: number, content: Uint8Array): Uint8Array {
  return concat([number(type, 1), number(0x0303, 2), number(content.length, 2), content]);
}

/** Content in as many plain records as it takes. */
export function plainRecords(type: number, content: Uint8Array): Uint8Array {
  const records: Uint8Array[] = [];
  for (let at = 0; at < content.length; at += MAX_PLAIN_OCTETS) records.push(framed(type, content.subarray(at, at + MAX_PLAIN_OCTETS)));
  return concat(records);
}

/** Octets in, records out; holds at most one record that is not whole yet, and what was pushed with it. */
export class RecordReader {
  #waiting: Uint8Array = EMPTY;

  push(octets: Uint8Array): void {
    this.#waiting = this.#waiting.length === 0 ? octets : concat([this.#waiting, octets]);
  }

  /** The next whole record, its content as it came; `undefined` until more octets come. Throws `DecodeError` for what is no record. */
  next(): (TlsRecord & { header: Uint8Array }) | undefined {
    const waiting = this.#waiting;
    if (waiting.length < RECORD_HEADER_OCTETS) return undefined;
    const length = waiting[3]! * 256 + waiting[4]!;
    const type = waiting[0]!;
    if (type < CONTENT.changeCipherSpec || type > CONTENT.applicationData || waiting[1] !== 3 || length > MAX_SEALED_OCTETS)
      throw new DecodeError();
    const end = RECORD_HEADER_OCTETS + length;
    if (waiting.length < end) return undefined;
    this.#waiting = waiting.subarray(end);
    return { type, content: waiting.subarray(RECORD_HEADER_OCTETS, end), header: waiting.subarray(0, RECORD_HEADER_OCTETS) };
  }
}

/** The protection of one direction: AES-128-GCM with a nonce made of the record's number (§5.3). */
export class Protection {
  readonly #key: Uint8Array;
  readonly #iv: Uint8Array;
  #sequence = 0;

  constructor(secret: Uint8Array) {
    this.#key = expandLabel(secret, 'key', EMPTY, KEY_OCTETS);
    this.#iv = expandLabel(secret, 'iv', EMPTY, IV_OCTETS);
  }

  /** Content in as many sealed records as it takes; to whoever listens they are application data of some length. */
  seal(type: number, content: Uint8Array): Uint8Array {
    const records: Uint8Array[] = [];
    for (let at = 0; at === 0 || at < content.length; at += MAX_PLAIN_OCTETS) {
      const inner = concat([content.subarray(at, at + MAX_PLAIN_OCTETS), number(type, 1)]);
      const header = concat([number(CONTENT.applicationData, 1), number(0x0303, 2), number(inner.length + 16, 2)]);
      records.push(header, gcm(this.#key, this.#nonce(), header).encrypt(inner));
    }
    return concat(records);
  }

  /** Throws when the record was not sealed with this key, or was changed on the way. */
  open({ content, header }: TlsRecord & { header: Uint8Array }): TlsRecord {
    const inner = gcm(this.#key, this.#nonce(), header).decrypt(content);
    let end = inner.length - 1;
    while (end >= 0 && inner[end] === 0) end--;
    if (end < 0) throw new DecodeError();
    return { type: inner[end]!, content: inner.subarray(0, end) };
  }

  #nonce(): Uint8Array {
    const nonce = this.#iv.slice();
    number(this.#sequence++, 8).forEach((octet, index) => (nonce[index + 4]! ^= octet));
    return nonce;
  }
}
