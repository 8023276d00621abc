/** Our own text transcript (export/transcript.ts), read back octet for octet. */
import { ascii, decodeUtf8, text } from '../../mail/octets.ts';
import { framed } from '../../protocols/dns/framing.ts';
import { FIRST_LINE } from '../export/transcript.ts';
import type { Format, Reader } from '../format.ts';
import type { Side, Sink } from '../sink.ts';
import { LineFeed } from './line-feed.ts';
import { Speech } from './log/speech.ts';

const HEADING = /^# (\S+) (\S+) \((.*?)\) > (\S+) \((.*?)\)$/;
/** Up to what was said. */
const LINE = /^(\d+\.\d+) ([CS])([=#]?): ?/;
/** Octets in which that stands. */
const LINE_HEAD_OCTETS = 64;
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

  #said(line: Uint8Array): boolean {
    const [before, seconds, side, form] = LINE.exec(text(line, 0, Math.min(line.length, LINE_HEAD_OCTETS))) ?? [];
    if (before === undefined || !this.#heading) return false;
    const written = line.subarray(before.length);
    const octets = form === '' ? written : octetsOf(form!, written);
    if (!octets) return false;
    const atMs = this.#at(seconds!);
    const isLookup = form === '#';
    if (isLookup && this.#heading.name === 'dns/udp') this.#datagram(side!, octets, atMs ?? 0);
    else this.#say(side === 'C' ? 'client' : 'server', isLookup ? framed(octets) : octets, form === '', atMs);
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

  #datagram(side: string, octets: Uint8Array, atMs: number): void {
    this.#speech.flush();
    const { client, server } = this.#heading!;
    // the ports were not written down
    const [asks, answers] = [withPort(client, '49152'), withPort(server, '53')];
    this.#sink.datagram(side === 'C' ? asks : answers, side === 'C' ? answers : asks, octets, atMs);
  }

  #event(line: string): boolean {
    const [, seconds, what, how] = EVENT.exec(line) ?? [];
    if (seconds === undefined || !this.#heading) return false;
    const atMs = this.#at(seconds);
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
    const { name, ...ends } = this.#heading!;
    if (this.#open.size >= MAX_OPEN) this.#close('lost', atMs);
    const protocol = name.replace(/\.\d+$/, '');
    const conversation = this.#sink.open({ ...ends, protocol, atMs, fromTheStart, evidence: 'octets' });
    this.#open.set(name, conversation);
    return conversation;
  }

  #at(seconds: string): number | null {
    return this.#startsAt === null ? null : this.#startsAt + Number(seconds) * 1000;
  }
}

const withPort = (address: string, port: string): string => (address === '' ? '' : `${address}:${port}`);

/** A JSON string of octets, or hexadecimal digits with words behind them; `undefined` for none of them. */
function octetsOf(form: string, octets: Uint8Array): Uint8Array | undefined {
  const written = decodeUtf8(octets) ?? text(octets);
  if (form === '#') {
    const [digits = ''] = written.split(' ', 1);
    return /^(?:[0-9a-f]{2})+$/.test(digits) ? Uint8Array.from(digits.match(/../g)!, (pair) => parseInt(pair, 16)) : undefined;
  }
  try {
    const said: unknown = JSON.parse(written);
    // eslint-disable-next-line no-control-regex -- one character an octet
    return typeof said === 'string' && /^[\x00-\xff]*$/.test(said) ? ascii(said) : undefined;
  } catch {
    return undefined;
  }
}
