/** Our own text transcript (export/transcript.ts), read back octet for octet. */
import { ascii, decodeUtf8, text } from '../../mail/octets.ts';
import { framed } from '../../protocols/dns/framing.ts';
import { FIRST_LINE } from '../export/transcript.ts';
import type { Format, Reader } from '../format.ts';
import type { Side, Sink } from '../sink.ts';
import { LineFeed } from './line-feed.ts';
import { Speech } from './log/speech.ts';

const HEADING = /^# (\S+) (\S+) \((.*?)\) > (\S+) \((.*?)\)$/;
/** Digits of a time that are read; more would be no number any more. */
const TIME_DIGITS = 15;
const [ZERO, SPACE, DOT, COLON, EQUALS, HASH, CLIENT, SERVER] = [48, 32, 46, 58, 61, 35, 67, 83];
const EVENT = /^(\d+\.\d+) # (open|close|TLS|sealed) ?(\w*)$/;
/** Conversations that are open at once. */
const MAX_OPEN = 10_000;

export const transcript: Format = {
  name: 'transcript',
  holdsOctets: true,
  recognises: (head) => text(head, 0, FIRST_LINE.length) === FIRST_LINE,
  read: (sink) => new TranscriptReader(sink),
};

/** What a heading tells. */
interface Heading {
  name: string;
  client: string;
  clientName: string;
  server: string;
  serverName: string;
}

class TranscriptReader implements Reader {
  readonly #sink: Sink;
  readonly #lines = new LineFeed((line) => this.#line(line));
  readonly #open = new Map<string, number>();
  /** The conversation that is speaking; -1: none is. */
  #speaking = -1;
  readonly #speech: Speech;
  readonly #clock = new Clock();
  #startsAt: number | null = null;
  #heading: Heading | null = null;
  #number = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#speech = new Speech((side, said, atMs) => sink.say(this.#speaking, side, said, atMs));
  }

  push(octets: Uint8Array): void {
    this.#lines.push(octets);
  }

  end(): void {
    this.#lines.end();
    this.#speech.flush();
    for (const conversation of this.#open.values()) this.#sink.close(conversation, 'cut', null);
  }

  #line(octets: Uint8Array): void {
    this.#number++;
    if (this.#number > 1 && this.#said(octets)) return;
    this.#speech.flush();
    const line = decodeUtf8(octets) ?? text(octets);
    if (this.#number === 1) this.#begin(line);
    else if (line.startsWith('# ')) this.#head(line);
    else if (line.trim() !== '' && !this.#event(line)) this.#sink.problem({ key: 'transcript.badLine', values: { line: this.#number } });
  }

  #begin(line: string): void {
    const epochMs = Date.parse(line.slice(FIRST_LINE.length).trim());
    this.#startsAt = Number.isNaN(epochMs) ? null : epochMs;
  }

  #head(line: string): void {
    const [, name, client, clientName, server, serverName] = HEADING.exec(line) ?? [];
    const known = (word: string | undefined): string => (word === '-' ? '' : (word ?? ''));
    if (name === undefined) return this.#sink.problem({ key: 'transcript.badLine', values: { line: this.#number } });
    this.#heading = { name, client: known(client), clientName: known(clientName), server: known(server), serverName: known(serverName) };
  }

  /** '12.345678 C: QUIT': the time, who says it, how it is written, and what was said. */
  #said(line: Uint8Array): boolean {
    const clock = this.#clock;
    if (!clock.read(line) || !this.#heading) return false;
    const at = clock.end;
    const side = line[at + 1];
    if (line[at] !== SPACE || (side !== CLIENT && side !== SERVER)) return false;
    const form = line[at + 2] === EQUALS || line[at + 2] === HASH ? line[at + 2]! : 0;
    const colon = form === 0 ? at + 2 : at + 3;
    if (line[colon] !== COLON) return false;
    const written = line.subarray(line[colon + 1] === SPACE ? colon + 2 : colon + 1);
    const octets = form === 0 ? written : form === HASH ? digitsIn(written) : stringIn(written);
    if (!octets) return false;
    const atMs = this.#at(clock.seconds);
    if (form === HASH && this.#heading.name === 'dns/udp') this.#datagram(side === CLIENT, octets, atMs ?? 0);
    else this.#say(side === CLIENT ? 'client' : 'server', form === HASH ? framed(octets) : octets, form === 0, atMs);
    return true;
  }

  /** `isLine`: its end is to be put behind it. */
  #say(side: Side, octets: Uint8Array, isLine: boolean, atMs: number | null): void {
    const conversation = this.#conversation(atMs);
    if (conversation !== this.#speaking) this.#speech.flush();
    this.#speaking = conversation;
    if (isLine) this.#speech.lineOf(side, octets, atMs);
    else this.#speech.piece(side, octets, atMs);
  }

  #datagram(asked: boolean, octets: Uint8Array, atMs: number): void {
    this.#speech.flush();
    const { client, server } = this.#heading!;
    // the ports were not written down
    const [asks, answers] = [withPort(client, '49152'), withPort(server, '53')];
    this.#sink.datagram(asked ? asks : answers, asked ? answers : asks, octets, atMs);
  }

  #event(line: string): boolean {
    const [, seconds, what, how] = EVENT.exec(line) ?? [];
    if (seconds === undefined || !this.#heading) return false;
    const atMs = this.#at(Number(seconds));
    if (what === 'open') this.#begun(atMs, how !== 'middle');
    else if (what === 'TLS') this.#sink.secure(this.#conversation(atMs), { version: '', cipher: '', serverName: '' }, atMs);
    else if (what === 'close') this.#close(how ?? '', atMs);
    return true;
  }

  #close(how: string, atMs: number | null): void {
    const key = this.#heading!.name;
    const conversation = this.#open.get(key);
    if (conversation === undefined) return;
    this.#open.delete(key);
    this.#sink.close(conversation, how === 'refused' ? 'reset' : how === 'lost' ? 'cut' : 'end', atMs);
  }

  #conversation(atMs: number | null): number {
    return this.#open.get(this.#heading!.name) ?? this.#begun(atMs, false);
  }

  #begun(atMs: number | null, fromTheStart = true): number {
    this.#speech.flush();
    const { name, client, clientName, server, serverName } = this.#heading!;
    if (this.#open.size >= MAX_OPEN) this.#close('lost', atMs);
    const protocol = name.replace(/\.\d+$/, '');
    const conversation = this.#sink.open({ client, clientName, server, serverName, protocol, atMs, fromTheStart, evidence: 'octets' });
    this.#open.set(name, conversation);
    return conversation;
  }

  #at(seconds: number): number | null {
    return this.#startsAt === null ? null : this.#startsAt + seconds * 1000;
  }
}

const withPort = (address: string, port: string): string => (address === '' ? '' : `${address}:${port}`);

/** Reads the time that a line begins with, digits on both sides of a dot. */
class Clock {
  seconds = 0;
  /** Octets that it takes. */
  end = 0;

  read(line: Uint8Array): boolean {
    const dot = endOfDigits(line, 0);
    const end = endOfDigits(line, dot + 1);
    if (dot === 0 || line[dot] !== DOT || end === dot + 1) return false;
    this.end = end;
    this.seconds =
      end > TIME_DIGITS
        ? Number(text(line, 0, end))
        : (numberIn(line, 0, dot) * 10 ** (end - dot - 1) + numberIn(line, dot + 1, end)) / 10 ** (end - dot - 1);
    return true;
  }
}

function endOfDigits(octets: Uint8Array, from: number): number {
  let at = from;
  while (octets[at]! >= ZERO && octets[at]! < ZERO + 10) at++;
  return at;
}

function numberIn(octets: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + octets[at]! - ZERO;
  return number;
}

/** The octets that hexadecimal digits tell; words may stand behind them. */
function digitsIn(octets: Uint8Array): Uint8Array | undefined {
  const [digits = ''] = text(octets).split(' ', 1);
  return /^(?:[0-9a-f]{2})+$/.test(digits) ? Uint8Array.from(digits.match(/../g)!, (pair) => parseInt(pair, 16)) : undefined;
}

/** The octets that a JSON string tells, a character each. */
function stringIn(octets: Uint8Array): Uint8Array | undefined {
  try {
    const said: unknown = JSON.parse(decodeUtf8(octets) ?? text(octets));
    // eslint-disable-next-line no-control-regex -- one character an octet
    return typeof said === 'string' && /^[\x00-\xff]*$/.test(said) ? ascii(said) : undefined;
  } catch {
    return undefined;
  }
}
