/**
 * What Outlook knows of a message, of a person or of an attachment: values by number. Short ones stand together in one stream,
 * each of the others has its own ([MS-OXMSG] §2.4, §2.1.3; the numbers: [MS-OXPROPS]).
 */
import { decodeCharset } from '../charset.ts';
import { text as latin1 } from '../octets.ts';
import type { Storage } from './container.ts';

const SHORT = '__PROPERTIES_VERSION1.0';
/** What a property may be: [MS-OXCDATA] §2.11.1. */
const TYPE = { number: 0x0003, storage: '000D', ansi: '001E', unicode: '001F', time: 0x0040, octets: '0102' };
/** Octets before the first short value: of a message, of one within another, of a person or an attachment. */
export const BEFORE = { message: 32, inner: 24, part: 8 };
const ROW = 16;
/** Milliseconds from 1601, where Windows begins to count, to 1970. */
const EPOCH_MS = 11_644_473_600_000;
const TICKS = 10_000;

/** Charsets by the numbers that Windows gives them, besides windows-125x and ISO 8859. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  ...{ 874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 20866: 'koi8-r', 21866: 'koi8-u' },
  ...{ 50220: 'iso-2022-jp', 51932: 'euc-jp', 51949: 'euc-kr', 54936: 'gb18030', 65001: 'utf-8', 20127: 'us-ascii' },
};

export function charsetOf(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  if (codePage > 28590 && codePage < 28606) return `iso-8859-${codePage - 28590}`;
  return CODE_PAGES[codePage] ?? 'windows-1252';
}

export class Properties {
  readonly #storage: Storage;
  readonly #short = new Map<number, DataView>();
  /** Of texts that are not in Unicode. */
  readonly #charset: string;

  /** `charset`: of texts with eight bits a character, if the properties themselves tell none. */
  constructor(storage: Storage, before: number, charset = 'windows-1252') {
    this.#storage = storage;
    const rows = storage.stream(SHORT) ?? new Uint8Array();
    for (let at = before; at + ROW <= rows.length; at += ROW) {
      const row = new DataView(rows.buffer, rows.byteOffset + at, ROW);
      this.#short.set(row.getUint32(0, true), row);
    }
    const codePage = this.number(PROPERTY.codePage);
    this.#charset = codePage === undefined ? charset : charsetOf(codePage);
  }

  get charset(): string {
    return this.#charset;
  }

  /** '' without one. */
  text(property: number): string {
    const unicode = this.#stream(property, TYPE.unicode);
    const ansi = unicode ? undefined : this.#stream(property, TYPE.ansi);
    const read = unicode ? decodeCharset(unicode, 'utf-16le') : ansi && (decodeCharset(ansi, this.#charset) ?? latin1(ansi));
    return (read ?? '').replace(/\0[^]*$/, '');
  }

  octets(property: number): Uint8Array | undefined {
    return this.#stream(property, TYPE.octets);
  }

  inner(property: number): Storage | undefined {
    return this.#storage.storage(nameOf(property, TYPE.storage));
  }

  number(property: number): number | undefined {
    return this.#short.get(property * 0x10000 + TYPE.number)?.getUint32(8, true);
  }

  /** Epoch milliseconds. */
  time(property: number): number | undefined {
    const row = this.#short.get(property * 0x10000 + TYPE.time);
    return row && Number(row.getBigUint64(8, true) / BigInt(TICKS)) - EPOCH_MS;
  }

  #stream(property: number, type: string): Uint8Array | undefined {
    return this.#storage.stream(nameOf(property, type));
  }
}

const nameOf = (property: number, type: string): string => `__SUBSTG1.0_${property.toString(16).toUpperCase().padStart(4, '0')}${type}`;

/** [MS-OXPROPS], by its canonical names. */
export const PROPERTY = {
  importance: 0x0017,
  messageClass: 0x001a,
  subject: 0x0037,
  clientSubmitTime: 0x0039,
  sentRepresentingName: 0x0042,
  sentRepresentingEmailAddress: 0x0065,
  transportMessageHeaders: 0x007d,
  recipientType: 0x0c15,
  senderName: 0x0c1a,
  senderEmailAddress: 0x0c1f,
  messageDeliveryTime: 0x0e06,
  body: 0x1000,
  rtfCompressed: 0x1009,
  html: 0x1013,
  internetMessageId: 0x1035,
  internetReferences: 0x1039,
  inReplyToId: 0x1042,
  displayName: 0x3001,
  emailAddress: 0x3003,
  attachData: 0x3701,
  attachFilename: 0x3704,
  attachLongFilename: 0x3707,
  attachMimeTag: 0x370e,
  attachContentId: 0x3712,
  smtpAddress: 0x39fe,
  internetCodepage: 0x3fde,
  codePage: 0x3ffd,
  senderSmtpAddress: 0x5d01,
  sentRepresentingSmtpAddress: 0x5d02,
};
