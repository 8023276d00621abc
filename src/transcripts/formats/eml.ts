/** A message, pasted headers, or an mbox of messages: each is known by its Received chain. RFC 5322, RFC 4155. */
import type { Conversion } from '../../mail/imported.ts';
import { BANNER, BYTE_ORDER_MARK, withCrlf } from '../../mail/lineEnds.ts';
import { allFields, readHeader, rawValue, type Header } from '../../mail/header.ts';
import { ascii } from '../../mail/octets.ts';
import { readReturnPath } from '../../mail/trace.ts';
import { envelopeFrom, hopOf } from '../received/hop.ts';
import type { Format, Reader } from '../format.ts';
import type { Sink } from '../sink.ts';
import { headLines } from './log/log-format.ts';
import { TextLines } from './log/text-lines.ts';
import { FROM_LINE, MboxParting } from './mbox-parting.ts';

/** Octets of one message that are kept; what follows in it is dropped, and told. */
export const MAX_MESSAGE = 32 * 1024 * 1024;
const FIELD = /^[!-9;-~]+[ \t]*:/;
const KNOWN =
  /^(?:Received|Return-Path|Delivered-To|X-Original-To|From|To|Cc|Subject|Date|Message-ID|MIME-Version|Content-Type|DKIM-Signature|Authentication-Results|ARC-[\w-]+|Reply-To|Sender|List-[\w-]+|X-[\w-]+)[ \t]*:/i;

export const eml: Format = {
  name: 'eml',
  holdsOctets: true,
  tellsMark: true,
  recognises: (head) => head.length > 0 && isHeader(withoutPreamble(headLines(head)), false),
  read: (sink) => new MessageReader(sink, false),
};

export const mbox: Format = {
  name: 'mbox',
  holdsOctets: true,
  tellsMark: true,
  recognises(head) {
    const [first = '', ...rest] = withoutPreamble(headLines(head));
    return FROM_LINE.test(first) && isHeader(rest, true);
  },
  read: (sink) => new MessageReader(sink, true),
};

function withoutMark(line: string): string {
  return line.startsWith(BYTE_ORDER_MARK) ? line.slice(BYTE_ORDER_MARK.length) : line;
}

/** Some programs put a byte order mark or a line of their own before the header. */
function withoutPreamble(lines: readonly string[]): readonly string[] {
  const [first = '', ...rest] = fromFirst(lines);
  const line = withoutMark(first);
  return line.startsWith(BANNER) ? fromFirst(rest) : [line, ...rest];
}

/** Whoever pastes a message pastes empty lines before it. */
function fromFirst(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => withoutMark(line).trim() !== '');
  return first <= 0 ? lines : lines.slice(first);
}

/** At least two fields that everybody knows, and nothing but fields before the first empty line. */
function isHeader(lines: readonly string[], short: boolean): boolean {
  const empty = lines.indexOf('');
  const header = lines.slice(0, empty < 0 ? lines.length : empty);
  const fields = header.filter((line) => FIELD.test(line) || /^[ \t]/.test(line));
  const known = header.filter((line) => KNOWN.test(line)).length;
  return FIELD.test(lines[0] ?? '') && known >= (short ? 1 : Math.min(2, header.length)) && fields.length * 10 >= header.length * 9;
}

class MessageReader implements Reader {
  readonly #sink: Sink;
  readonly #parting: MboxParting | undefined;
  readonly #lines: TextLines;
  #kept: string[] = [];
  #octets = 0;
  #cut = false;
  #first = true;
  #messages = 0;
  /** What `imported` would do to the file. */
  readonly #conversions = new Set<Conversion>();

  constructor(sink: Sink, isMbox: boolean) {
    this.#sink = sink;
    if (isMbox)
      this.#parting = new MboxParting(
        () => this.#begin(),
        (line) => this.#keep(line),
        MAX_MESSAGE,
      );
    this.#lines = new TextLines(
      (line) => this.#line(line),
      () => (this.#cut = true),
    );
  }

  push(octets: Uint8Array): void {
    this.#lines.push(octets);
  }

  end(): void {
    this.#lines.end();
    this.#parting?.end();
    this.#finish();
    // LF is the form of a whole mailbox, and no odd one of a message in it
    if (this.#messages === 1) this.#tellConversions();
  }

  #tellConversions(): void {
    if (this.#lines.isUnended) this.#conversions.add('finalLineEnd');
    const conversions = [...this.#conversions].join(' ');
    if (conversions !== '') this.#sink.problem({ key: 'message.readAs', values: { conversions } });
  }

  #line(said: string): void {
    const line = this.#first ? withoutMark(said) : said;
    if (line !== said) this.#conversions.add('byteOrderMark');
    if (this.#first && line.trim() === '') return;
    const banner = this.#first && line.startsWith(BANNER);
    this.#first = banner;
    if (banner) return void this.#conversions.add('banner');
    if (this.#parting) this.#parting.line(line);
    else this.#keep(line);
  }

  #begin(): void {
    this.#conversions.add('fromLine');
    this.#finish();
  }

  #keep(line: string): void {
    this.#octets += line.length + 1;
    if (this.#octets <= MAX_MESSAGE) this.#kept.push(line);
    else this.#cut = true;
  }

  #finish(): void {
    const isQuoted = this.#parting?.isVerbatim === false;
    const kept = isQuoted ? this.#kept.map((line) => (/^>+From /.test(line) ? line.slice(1) : line)) : this.#kept;
    // RFC 4155: an empty line behind each message parts it from the next
    if (this.#parting?.isAfterEmpty && kept.length > 1) kept.pop();
    if (this.#cut) this.#sink.problem({ key: 'message.cut', values: { limit: MAX_MESSAGE } });
    this.#kept = [];
    this.#octets = 0;
    this.#cut = false;
    if (kept.every((line) => line === '' || line === '\r')) return;
    const octets = ascii(`${kept.join('\n')}${this.#lines.isUnended && kept.at(-1)?.endsWith('\r') === false ? '\r' : ''}\n`);
    this.#messages++;
    const ready = octets.includes(0) ? octets : withCrlf(octets);
    if (ready !== octets) this.#conversions.add('lineEnds');
    traceInto(this.#sink, ready);
  }
}

/** Tells the message by its traces, the hop that was first first. */
export function traceInto(sink: Sink, octets: Uint8Array): void {
  const header = readHeader(octets);
  const received = allFields(header, 'Received');
  const hops = received.map((field) => hopOf(octets, field)).reverse();
  const paths = received.map((field) => envelopeFrom(octets, field)).filter(Boolean);
  sink.traced({
    ...{ octets, messageId: firstOf(octets, header, 'Message-ID').replace(/^<|>$/g, ''), hops },
    reversePath: readReturnPath(octets) ?? paths[paths.length - 1] ?? '',
    forwardPaths: forwardPaths(
      octets,
      header,
      hops.flatMap(({ recipients }) => recipients),
    ),
  });
}

function forwardPaths(octets: Uint8Array, header: Header, told: readonly string[]): string[] {
  const [original] = told;
  const delivered = firstOf(octets, header, 'X-Original-To') || firstOf(octets, header, 'Delivered-To');
  return original ? [original] : delivered === '' ? [] : [delivered];
}

function firstOf(octets: Uint8Array, header: Header, name: string): string {
  const [field] = allFields(header, name);
  return field ? rawValue(octets, field).trim() : '';
}
