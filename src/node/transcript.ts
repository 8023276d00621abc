/** A journal as people read it: C: and S: lines with a heading for each connection, DNS and mail events between them. */
import { text } from '../mail/octets.ts';
import type { Journal } from '../sim/journal.ts';
import { printable } from './printable.ts';
import type { Said } from './words.ts';

/** A pause longer than this is marked, ms. */
const LONG_GAP_MS = 10_000;
/** What is shown of one message: octets looked at, and lines. */
const MAX_TEXT_OCTETS = 100_000;
const MAX_TEXT_LINES = 60;

export function transcript(journal: Journal, words: Said): string {
  const telling = new Telling(words);
  const lines: string[] = [];
  for (let index = 0; index < journal.length; index++) lines.push(...telling.linesOf(journal, index));
  return `${lines.join('\n').trimStart()}\n`;
}

/** Tells a journal entry by entry, also one that still grows. */
export class Telling {
  readonly #words: Said;
  #connection = -1;
  #beforeMs = 0;

  constructor(words: Said) {
    this.#words = words;
  }

  /** `octets`: what is shown of the entry's own. */
  linesOf(journal: Journal, index: number, octets = journal.octets(index)): string[] {
    const written = linesOf(journal, index, octets);
    return written.length === 0 ? [] : this.under(journal, index, written);
  }

  /** Lines about an entry, behind the pause before it and the heading of its connection where these are due. */
  under(journal: Journal, index: number, written: readonly string[]): string[] {
    const atMs = journal.at(index);
    const pauseMs = atMs - this.#beforeMs;
    this.#beforeMs = atMs;
    const pause = pauseMs > LONG_GAP_MS ? ['', `   … ${duration(pauseMs)} ${this.#words.later}`] : [];
    // what happens beside a connection is told where it happens, without a new heading
    const here = journal.connection(index);
    const isOther = here >= 0 && here !== this.#connection;
    if (isOther) this.#connection = here;
    return [...pause, ...(isOther ? ['', heading(journal, here, this.#words), ''] : []), ...written];
  }
}

function heading(journal: Journal, connection: number, words: Said): string {
  const { name, clientAddress, serverAddress } = journal.connections[connection]!;
  const title = words.connection(name, clientAddress, serverAddress);
  return `${title}\n${'-'.repeat(title.length)}`;
}

function linesOf(journal: Journal, index: number, octets: Uint8Array): string[] {
  const label = journal.label(index);
  const detail = journal.detail(index);
  switch (journal.kind(index)) {
    case 'command':
    case 'text':
      return wireLines('C: ', octets);
    case 'reply':
      return wireLines('S: ', octets);
    case 'close':
      return label === 'end' ? [] : [`*  ${label}`];
    case 'question':
      return [`?  ${label}`];
    case 'answer':
      return [`=  ${label} ${detail}`.trimEnd()];
    case 'queued':
    case 'dequeued':
    case 'stored':
    case 'removed':
    case 'flagged':
    case 'fetched':
    case 'timer':
    case 'fault':
    case 'intervention':
    case 'note':
      return [`*  ${journal.kind(index)} ${label} ${detail}`.trimEnd()];
    default:
      return [];
  }
}

function wireLines(mark: string, octets: Uint8Array): string[] {
  const lines = text(octets, 0, Math.min(octets.length, MAX_TEXT_OCTETS)).replace(/\r\n$/, '').split('\r\n');
  const shown = lines.length > MAX_TEXT_LINES ? [...lines.slice(0, MAX_TEXT_LINES), `... (${octets.length} octets)`] : lines;
  return shown.map((line) => `${mark}${printable(line)}`);
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 360) / 10} h`;
}
