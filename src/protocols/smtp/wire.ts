/** SMTP's octets: command lines, replies, and the text of a message with its dots. RFC 5321 §2.3.8, §2.4, §4.1.1.4, §4.2, §4.5.2. */
import { ascii } from '../../mail/octets.ts';

/** Longest command line, CRLF included: RFC 5321 §4.5.3.1.4. */
export const COMMAND_LINE_OCTETS = 512;

export interface Reply {
  code: number;
  /** Enhanced status code (RFC 3463), or '' where none is given (greeting, EHLO, 354: RFC 2034 §4). */
  enhanced: string;
  /** One string a line. */
  text: readonly string[];
}

/** A command line split at its first space: RFC 5321 §2.4, verbs in any case. */
export function splitCommand(line: string): { verb: string; rest: string } {
  const space = line.indexOf(' ');
  return space < 0 ? { verb: line.toUpperCase(), rest: '' } : { verb: line.slice(0, space).toUpperCase(), rest: line.slice(space + 1) };
}

/** A reply as wire text without its final CRLF: every line has the code, a hyphen on all but the last (RFC 5321 §4.2.1). */
export function formatReply({ code, enhanced, text }: Reply): string {
  const prefix = enhanced ? `${enhanced} ` : '';
  const last = text.length - 1;
  return text.map((line, index) => `${code}${index < last ? '-' : ' '}${prefix}${line}`).join('\r\n');
}

export function replyOctets(reply: string): Uint8Array {
  return ascii(`${reply}\r\n`);
}

const REPLY_LINE = /^([2-5][0-9]{2})(?:([ -])(.*))?$/s;
const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/;

/** One line of a reply; `undefined` if it is none. `last`: no further line follows. */
export function parseReplyLine(line: string): { code: number; last: boolean; text: string } | undefined {
  const match = REPLY_LINE.exec(line);
  if (!match) return undefined;
  return { code: Number(match[1]), last: match[2] !== '-', text: match[3] ?? '' };
}

/** A whole reply from its lines, which all carry the same code; `undefined` if they are no reply. */
export function parseReply(lines: readonly string[]): Reply | undefined {
  const parsed = lines.map(parseReplyLine);
  const last = parsed[parsed.length - 1];
  if (!last?.last) return undefined;
  const texts: string[] = [];
  for (const line of parsed) {
    if (line?.code !== last.code) return undefined;
    texts.push(line.text);
  }
  const enhanced = ENHANCED.exec(texts[0]!)?.[1] ?? '';
  return {
    code: last.code,
    enhanced,
    text: texts.map((text) => (enhanced && text.startsWith(enhanced) ? text.slice(enhanced.length + 1) : text)),
  };
}

const CR = 13;
const LF = 10;
const DOT = 46;

/** A message as it crosses the wire after DATA: dots doubled at line starts, a CRLF at its end if it had none, and the final dot line. */
export function stuffed(message: Uint8Array): Uint8Array {
  const ends = message.length === 0 || (message[message.length - 2] === CR && message[message.length - 1] === LF);
  const out = new Uint8Array(message.length + countDotLines(message) + (ends ? 3 : 5));
  let to = 0;
  let from = 0;
  for (let dot = nextDotLine(message, 0); dot >= 0; dot = nextDotLine(message, dot + 1)) {
    out.set(message.subarray(from, dot), to);
    to += dot - from;
    out[to++] = DOT;
    from = dot;
  }
  out.set(message.subarray(from), to);
  out.set(ascii(ends ? '.\r\n' : '\r\n.\r\n'), to + message.length - from);
  return out;
}

/** Where the next line that begins with a dot begins, or -1. Only CRLF ends a line. */
function nextDotLine(message: Uint8Array, from: number): number {
  // octet by octet: a search for each dot costs much more where a line is nothing but dots
  for (let at = from; at < message.length; at++) {
    if (message[at] === DOT && (at === 0 || (message[at - 1] === LF && message[at - 2] === CR))) return at;
  }
  return -1;
}

function countDotLines(message: Uint8Array): number {
  let count = 0;
  for (let dot = nextDotLine(message, 0); dot >= 0; dot = nextDotLine(message, dot + 1)) count++;
  return count;
}

/**
 * Takes the text after 354 until CRLF . CRLF, and nothing else, ends it (RFC 5321 §4.1.1.4): a bare CR or LF beside the
 * dot is content. Undoes dot-stuffing. Over `limit` octets it goes on reading, keeps nothing and says `tooLarge`.
 */
export class TextReader {
  readonly limit: number;
  tooLarge = false;
  /** A CR without LF or an LF without CR was seen: RFC 5321 §2.3.8 forbids both. */
  bare = false;
  #kept: Uint8Array;
  #length = 0;
  /** Where in CRLF . CRLF we are: 0 inside a line, 1 after CR, 2 at a line start, 3 after the dot, 4 after dot CR. */
  #place = 2;

  constructor(limit: number) {
    this.limit = limit;
    this.#kept = new Uint8Array(Math.min(limit, 1024));
  }

  /** Reads on; returns how many octets it used, and whether the end was among them. */
  push(octets: Uint8Array): { used: number; done: boolean } {
    let run = 0;
    for (let at = 0; at < octets.length; at++) {
      const octet = octets[at]!;
      switch (this.#place) {
        case 0:
          if (octet === CR) this.#place = 1;
          else if (octet === LF) this.bare = true;
          break;
        case 1:
          if (octet === LF) this.#place = 2;
          else {
            this.bare = true;
            if (octet !== CR) this.#place = 0;
          }
          break;
        case 2:
          if (octet === DOT) {
            this.#keep(octets, run, at);
            run = at + 1;
            this.#place = 3;
          } else if (octet === CR) this.#place = 1;
          else {
            if (octet === LF) this.bare = true;
            this.#place = 0;
          }
          break;
        case 3:
          if (octet === CR) this.#place = 4;
          else {
            if (octet === LF) this.bare = true;
            this.#place = 0;
          }
          // the CR after a lone dot is kept back until we know whether LF follows
          if (this.#place === 4) run = at + 1;
          break;
        default:
          if (octet === LF) return { used: at + 1, done: true };
          this.bare = true;
          this.#keep(CR_ONLY, 0, 1);
          run = at;
          this.#place = octet === CR ? 1 : 0;
      }
    }
    this.#keep(octets, run, octets.length);
    return { used: octets.length, done: false };
  }

  /** The message, without dots and without the end mark. */
  get message(): Uint8Array {
    return this.#kept.subarray(0, this.#length);
  }

  #keep(octets: Uint8Array, start: number, end: number): void {
    if (end <= start || this.tooLarge) return;
    const length = this.#length + end - start;
    if (length > this.limit) {
      this.tooLarge = true;
      this.#kept = new Uint8Array(0);
      this.#length = 0;
      return;
    }
    if (length > this.#kept.length) this.#grow(length);
    this.#kept.set(octets.subarray(start, end), this.#length);
    this.#length = length;
  }

  #grow(length: number): void {
    const larger = new Uint8Array(Math.min(this.limit, Math.max(length, this.#kept.length * 2)));
    larger.set(this.#kept.subarray(0, this.#length));
    this.#kept = larger;
  }
}

const CR_ONLY = Uint8Array.of(CR);
