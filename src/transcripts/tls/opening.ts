/** Opens the records of one direction with its keys: TLS 1.3 (RFC 8446 §5.2) and TLS 1.2 (RFC 5246 §6.2.3, RFC 5288, RFC 7905, RFC 7366). */
import { cbc, gcm } from '@noble/ciphers/aes.js';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hmac } from '@noble/hashes/hmac.js';
import { concat, EMPTY, equal } from '../../mail/octets.ts';
import { number } from '../../protocols/tls/octets.ts';
import type { RecordReader, TlsRecord } from '../../protocols/tls/record.ts';
import { expandLabel } from '../../protocols/tls/schedule.ts';
import type { Suite } from './suites.ts';

export type SealedRecord = NonNullable<ReturnType<RecordReader['next']>>;

/** A record as it crossed: its header stands right before its content. */
export function crossed({ header, content }: SealedRecord): Uint8Array {
  return new Uint8Array(header.buffer, header.byteOffset, header.length + content.length);
}

/** The protection of one direction; records are opened in their order. */
export interface TlsOpening {
  /** `undefined`: it was not sealed with this key, or is not the next one. */
  open(record: SealedRecord): TlsRecord | undefined;
  /** The record that comes next was not seen. */
  skip(): void;
}

const TAG_OCTETS = 16;
const IV_OCTETS = 12;
const BLOCK_OCTETS = 16;
/** What AES-GCM of TLS 1.2 has of its nonce in the key block, and in each record. */
const SALT_OCTETS = 4;
const EXPLICIT_OCTETS = 8;

function counted(iv: Uint8Array, sequence: number): Uint8Array {
  const nonce = iv.slice();
  number(sequence, 8).forEach((octet, index) => (nonce[index + 4]! ^= octet));
  return nonce;
}

/** Other errors than a wrong tag do not occur: lengths are looked at before. */
function attempt(open: () => Uint8Array): Uint8Array | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

function aead({ cipher }: Suite, key: Uint8Array, nonce: Uint8Array, data: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < TAG_OCTETS) return undefined;
  const sealing = cipher === 'chacha' ? chacha20poly1305 : gcm;
  return attempt(() => sealing(key, nonce, data).decrypt(sealed));
}

export class TlsOpening13 implements TlsOpening {
  readonly #suite: Suite;
  #secret: Uint8Array;
  #key = EMPTY;
  #iv = EMPTY;
  #sequence = 0;

  constructor(suite: Suite, secret: Uint8Array) {
    this.#suite = suite;
    this.#secret = secret;
    this.#derive();
  }

  open({ header, content }: SealedRecord): TlsRecord | undefined {
    const inner = aead(this.#suite, this.#key, counted(this.#iv, this.#sequence), header, content);
    if (!inner) return undefined;
    this.#sequence++;
    let end = inner.length - 1;
    while (end >= 0 && inner[end] === 0) end--;
    return end < 0 ? undefined : { type: inner[end]!, content: inner.subarray(0, end) };
  }

  skip(): void {
    this.#sequence++;
  }

  /** RFC 8446 §7.2: after KeyUpdate. */
  update(): void {
    const { hash } = this.#suite;
    this.#secret = expandLabel(this.#secret, 'traffic upd', EMPTY, hash.outputLen, hash);
    this.#derive();
  }

  #derive(): void {
    const { hash, keyOctets } = this.#suite;
    this.#key = expandLabel(this.#secret, 'key', EMPTY, keyOctets, hash);
    this.#iv = expandLabel(this.#secret, 'iv', EMPTY, IV_OCTETS, hash);
    this.#sequence = 0;
  }
}

/** Keys of one direction, as cut from the key block of RFC 5246 §6.3. */
export interface Keys12 {
  mac: Uint8Array;
  key: Uint8Array;
  iv: Uint8Array;
  /** RFC 7366: the MAC is made over what is encrypted, and stands outside. */
  encryptThenMac: boolean;
}

/** Octets of the fixed part of the nonce that the key block holds. */
export function fixedIvOctets({ cipher }: Suite): number {
  if (cipher === 'cbc') return 0;
  return cipher === 'gcm' ? SALT_OCTETS : IV_OCTETS;
}

export class TlsOpening12 implements TlsOpening {
  readonly #suite: Suite;
  readonly #keys: Keys12;
  #sequence = 0;

  constructor(suite: Suite, keys: Keys12) {
    this.#suite = suite;
    this.#keys = keys;
  }

  open(record: SealedRecord): TlsRecord | undefined {
    const content = this.#suite.cipher === 'cbc' ? this.#openCbc(record) : this.#openAead(record);
    if (!content) return undefined;
    this.#sequence++;
    return { type: record.type, content };
  }

  skip(): void {
    this.#sequence++;
  }

  #openAead(record: SealedRecord): Uint8Array | undefined {
    const explicit = this.#suite.cipher === 'gcm' ? EXPLICIT_OCTETS : 0;
    const sealed = record.content.subarray(explicit);
    if (sealed.length < TAG_OCTETS) return undefined;
    const { key, iv } = this.#keys;
    const nonce = explicit > 0 ? concat([iv, record.content.subarray(0, explicit)]) : counted(iv, this.#sequence);
    return aead(this.#suite, key, nonce, this.#about(record, sealed.length - TAG_OCTETS), sealed);
  }

  /** What AEAD and HMAC protect besides the content: number, type, version, length. */
  #about({ header }: SealedRecord, length: number): Uint8Array {
    return concat([number(this.#sequence, 8), header.subarray(0, 3), number(length, 2)]);
  }

  #openCbc(record: SealedRecord): Uint8Array | undefined {
    const mac = this.#suite.mac!;
    const outside = this.#keys.encryptThenMac ? mac.outputLen : 0;
    const end = record.content.length - outside;
    if (end < 2 * BLOCK_OCTETS || end % BLOCK_OCTETS !== 0) return undefined;
    const sealed = record.content.subarray(0, end);
    if (outside > 0 && !this.#vouched(record, sealed, record.content.subarray(end))) return undefined;
    const padded = attempt(() =>
      cbc(this.#keys.key, sealed.subarray(0, BLOCK_OCTETS), { disablePadding: true }).decrypt(sealed.subarray(BLOCK_OCTETS)),
    );
    const content = padded && unpadded(padded);
    return outside > 0 || !content ? content : this.#withoutMac(record, content);
  }

  #withoutMac(record: SealedRecord, content: Uint8Array): Uint8Array | undefined {
    const length = content.length - this.#suite.mac!.outputLen;
    if (length < 0) return undefined;
    const plain = content.subarray(0, length);
    return this.#vouched(record, plain, content.subarray(length)) ? plain : undefined;
  }

  #vouched(record: SealedRecord, content: Uint8Array, mac: Uint8Array): boolean {
    return equal(hmac(this.#suite.mac!, this.#keys.mac, concat([this.#about(record, content.length), content])), mac);
  }
}

/** RFC 5246 §6.2.3.2: the last octet says how many stand before it, all the same. */
function unpadded(padded: Uint8Array): Uint8Array | undefined {
  const padding = padded.at(-1)! + 1;
  return padding > padded.length ? undefined : padded.subarray(0, padded.length - padding);
}
