/**
 * The mbox format: all messages of a mailbox in one file, one after the other, each behind a line `From `. RFC 4155, in the
 * dialect called mboxrd, which can be read back without loss. Lines end in LF, as files of such systems do.
 */
import { ascii, concat, isAscii, lineEnd, text, utf8 } from './octets.ts';

/** What the line `From ` says besides the message. */
export interface MboxEntry {
  /** '' stands as MAILER-DAEMON. */
  reversePath: string;
  /** Epoch milliseconds, UTC. */
  deliveredMs: number;
  /** With CRLF, as mail crosses the wire. */
  octets: Uint8Array;
}

const FROM = ascii('From ');
const QUOTE = ascii('>');
const LF = ascii('\n');
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The file's octets. */
export function mbox(entries: readonly MboxEntry[]): Uint8Array {
  return concat(entries.flatMap((entry) => [utf8(fromLine(entry)), ...quotedLines(entry.octets), LF]));
}

/** `From ana@a.org Sat Nov 21 09:00:01 2026`: the envelope's sender, and asctime in UTC. */
function fromLine({ reversePath, deliveredMs }: MboxEntry): string {
  const date = new Date(deliveredMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  const day = String(date.getUTCDate()).padStart(2, ' ');
  const sender = reversePath === '' || /\s/.test(reversePath) ? 'MAILER-DAEMON' : reversePath;
  return `From ${sender} ${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${day} ${clock} ${date.getUTCFullYear()}\n`;
}

/** Lines with LF for CRLF; a line that begins with `From `, behind any number of `>`, gets one `>` more. */
function quotedLines(octets: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < octets.length;) {
    const next = lineEnd(octets, at);
    if (isFromLine(octets, at)) pieces.push(QUOTE);
    const crlf = next - at >= 2 && octets[next - 1] === 10 && octets[next - 2] === 13;
    pieces.push(crlf ? octets.subarray(at, next - 2) : octets.subarray(at, next));
    if (crlf || octets[next - 1] !== 10) pieces.push(LF);
    at = next;
  }
  return pieces;
}

function isFromLine(octets: Uint8Array, start: number): boolean {
  let at = start;
  while (octets[at] === QUOTE[0]) at++;
  return FROM.every((code, index) => octets[at + index] === code);
}

/** Reads an mbox file back: messages with CRLF. What stands before the first line `From ` is passed over. */
export function readMbox(file: Uint8Array): { reversePath: string; octets: Uint8Array }[] {
  const read: { reversePath: string; lines: Uint8Array[] }[] = [];
  for (let at = 0; at < file.length;) {
    const next = lineEnd(file, at);
    const end = file[next - 1] === 10 ? next - 1 : next;
    if (file[at] === FROM[0] && isFromLine(file, at)) read.push({ reversePath: senderOf(text(file, at + FROM.length, end)), lines: [] });
    else read.at(-1)?.lines.push(file.subarray(isFromLine(file, at) ? at + 1 : at, end));
    at = next;
  }
  return read.map(({ reversePath, lines }) => ({ reversePath, octets: concat(withoutSeparator(lines).flatMap((line) => [line, CRLF])) }));
}

const CRLF = ascii('\r\n');

function withoutSeparator(lines: Uint8Array[]): Uint8Array[] {
  return lines.at(-1)?.length === 0 ? lines.slice(0, -1) : lines;
}

function senderOf(line: string): string {
  const sender = line.split(' ')[0]!;
  return sender === 'MAILER-DAEMON' ? '' : isAscii(sender) ? sender : new TextDecoder().decode(ascii(sender));
}
