/** Lines that stand in something else: escapes of a programming language, JSON, and replies whose code is in brackets. */
import { text } from '../../mail/octets.ts';
import { own } from '../../own.ts';
import { objectIn } from '../formats/log/json-line.ts';
import { eachLine } from './lines.ts';
import type { Undo } from './undoing.ts';

/** Not those of `<CRLF>.<CRLF>`, which servers say behind 354. */
const WRITTEN_END = /\\r\\n|\\n|(?<!\.)<CR><LF>(?!\.)|(?<!\.)<CRLF>(?!\.)/g;
/** Fields in which programs that log JSON put the line: Docker, journald, and most libraries. */
const FIELDS = ['log', 'MESSAGE', 'message', 'msg', 'line', 'text', 'data', 'event'];

/** Line ends that are written out end lines; the last of a line need not end another. */
const ended = (line: string): string =>
  line.replace(/(?:\\r\\n|\\n|(?<!\.)<CR><LF>|(?<!\.)<CRLF>)(["']?)\s*$/, '$1').replace(WRITTEN_END, '\n');

/** The line within an object; journald's is written as syslog writes it. */
function lineIn(written: string): string {
  const told = objectIn(written);
  const line = FIELDS.map((name) => own(told, name)).find((value) => typeof value === 'string');
  if (line === undefined) return written;
  const said = String(line).replace(/\r?\n$/, '');
  return typeof told.SYSLOG_IDENTIFIER === 'string' ? `${syslogHead(told)}${said}` : said;
}

/** journald counts microseconds (systemd.journal-fields). */
function syslogHead(told: Record<string, unknown>): string {
  const at = new Date(Number(told.__REALTIME_TIMESTAMP) / 1000);
  const stamp = Number.isNaN(at.getTime()) ? new Date(0) : at;
  return `${stamp.toISOString()} ${String(told._HOSTNAME ?? '-')} ${String(told.SYSLOG_IDENTIFIER)}[${String(told._PID ?? 0)}]: `;
}

const CODE = /^([ \t]*)(?:\[([2-5]\d\d)\]|\(([2-5]\d\d)\)|([2-5]\d\d)[=:|])[ \t]*/;
/** RFC 5321 §4.2: the code, and a space behind it. */
const coded = (line: string): string => line.replace(CODE, (_, indent: string, ...codes: string[]) => `${indent}${codes.find(Boolean)} `);

const someLine = (pattern: RegExp) => (head: Uint8Array) =>
  text(head)
    .split('\n')
    .some((line) => pattern.test(line));

/** Each is tried where a text is not understood as it stands. */
export const wordings: readonly Undo[] = [
  { shows: (head) => text(head).search(WRITTEN_END) >= 0, begin: eachLine(ended) },
  { shows: (head) => /^\{"/m.test(text(head)), begin: eachLine(lineIn) },
  { shows: someLine(CODE), begin: eachLine(coded) },
];
