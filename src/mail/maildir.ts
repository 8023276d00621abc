/**
 * The Maildir format: a message a file, and three folders. It is written in `tmp`, moved to `new` when it is whole, and to
 * `cur` once a program has seen it; what a program knows of it stands in its name. Moving is one step that cannot be
 * interrupted: no lock is needed, and half a message is never seen. (D. J. Bernstein, "Using maildir format".)
 */
import { ascii, concat, lineEnd } from './octets.ts';

export interface MaildirEntry {
  /** Epoch milliseconds of delivery. */
  deliveredMs: number;
  /** Number of the delivery on this host: no two names are alike. */
  count: number;
  hostName: string;
  /** IMAP flags. */
  flags: ReadonlySet<string>;
  /** Nobody has looked at it yet. */
  fresh: boolean;
  /** With CRLF, as mail crosses the wire. */
  octets: Uint8Array;
}

export interface MaildirFile {
  /** 'new/1795251601.Q1.mx.b.com,S=512' */
  path: string;
  /** Lines end in LF. */
  octets: Uint8Array;
}

/** Letters of the info part, in ASCII order as the format asks. */
const LETTERS: readonly (readonly [flag: string, letter: string])[] = [
  ['\\Draft', 'D'],
  ['\\Flagged', 'F'],
  ['\\Answered', 'R'],
  ['\\Seen', 'S'],
  ['\\Deleted', 'T'],
];

/** Where a message lies, and what its file holds. */
export function maildirFile(entry: MaildirEntry): MaildirFile {
  const octets = withLf(entry.octets);
  const name = uniqueName(entry, octets.length);
  if (entry.fresh) return { path: `new/${name}`, octets };
  return { path: `cur/${name}:2,${infoOf(entry.flags)}`, octets };
}

/** The way of a message into the folder: first here, then `new`. */
export function temporaryPath(entry: MaildirEntry): string {
  return `tmp/${uniqueName(entry, withLf(entry.octets).length)}`;
}

function uniqueName({ deliveredMs, count, hostName }: MaildirEntry, octets: number): string {
  return `${Math.floor(deliveredMs / 1000)}.Q${count}.${hostName.replaceAll('/', '\\057').replaceAll(':', '\\072')},S=${octets}`;
}

/** The letters of these flags, and of others that mean nothing to us, in ASCII order. */
export function infoOf(flags: ReadonlySet<string>, others = ''): string {
  const letters = LETTERS.filter(([flag]) => flags.has(flag)).map(([, letter]) => letter);
  return [...letters, ...others].sort().join('');
}

/** The flags that a name tells of; none for a file in `new`. */
export function flagsIn(path: string): string[] {
  const letters = lettersIn(path);
  return LETTERS.filter(([, letter]) => letters.includes(letter)).map(([flag]) => flag);
}

/** Letters in a name that are none of these flags: other programs have written them. */
export function lettersBeside(path: string): string {
  return [...lettersIn(path)].filter((letter) => !LETTERS.some(([, own]) => own === letter)).join('');
}

function lettersIn(path: string): string {
  return /:2,([A-Za-z]*)$/.exec(path)?.[1] ?? '';
}

function withLf(octets: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < octets.length;) {
    const next = lineEnd(octets, at);
    const crlf = next - at >= 2 && octets[next - 2] === 13 && octets[next - 1] === 10;
    pieces.push(crlf ? octets.subarray(at, next - 2) : octets.subarray(at, next));
    if (crlf) pieces.push(LF);
    at = next;
  }
  return concat(pieces);
}

const LF = ascii('\n');
