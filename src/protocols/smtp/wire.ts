/** SMTP's octets: command lines and replies. RFC 5321 §2.4, §4.2. The text of a message with its dots: ../dots.ts. */
import { utf8 } from '../../mail/octets.ts';

/** Longest command line, CRLF included: RFC 5321 §4.5.3.1.4. */
export const COMMAND_LINE_OCTETS = 512;

export interface Reply {
  code: number;
  /** Enhanced status code (RFC 3463), or '' where none is given (greeting, EHLO, 354: RFC 2034 §4). */
  enhanced: string;
  /** One string a line. */
  text: readonly string[];
  /** Which of replies.ts it is and what its blanks were filled with, so that a server may say it in its own words. */
  name?: string;
  values?: readonly (string | number)[];
}

/** A reply as wire text without its final CRLF: every line has the code, a hyphen on all but the last (RFC 5321 §4.2.1). */
export function formatReply({ code, enhanced, text }: Reply): string {
  const prefix = enhanced ? `${enhanced} ` : '';
  const last = text.length - 1;
  return text.map((line, index) => `${code}${index < last ? '-' : ' '}${prefix}${printable(line)}`).join('\r\n');
}

/** What a client said may be repeated in a reply, but must not end its line or start another. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '?');
}

/** UTF-8: addresses beyond ASCII stand in replies only where the client said SMTPUTF8 (RFC 6531 §3.7.4). */
export function replyOctets(reply: string): Uint8Array {
  return utf8(`${reply}\r\n`);
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
