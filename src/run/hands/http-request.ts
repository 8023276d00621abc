/** A request as a person types it, line by line: request line, fields, an empty line, and as much content as was announced. RFC 9112 §2.1. */
import type { Asking, Line } from '../../agents/typist/typist.ts';
import { utf8 } from '../../mail/octets.ts';
import { framingOf, type Framing } from '../../protocols/http/content.ts';
import { parseField } from '../../protocols/http/fields.ts';

/** What is still to be typed of it. `left`: octets of the content; -1 where nobody has said how many. */
export interface RequestWanted {
  asks: Extract<Asking, 'command' | 'header' | 'content'>;
  left: number;
}

const CRLF = '\r\n';

/** Takes a whole request from the front of these lines; if it is not all there, says what is missing, and takes nothing. */
export function requestFrom(lines: Line[]): Line | RequestWanted {
  if (lines.length === 0) return { asks: 'command', left: -1 };
  const blank = lines.findIndex(({ line }) => line === '');
  if (blank < 0) return { asks: 'header', left: -1 };
  const framing = announced(lines.slice(1, blank));
  const count = blank + 1;
  if (framing.kind === 'chunked') return chunked(lines, count);
  if (framing.kind !== 'length' || framing.octets === 0) return taken(lines, count, false);
  return withContent(lines, count, framing.octets);
}

function announced(header: readonly Line[]): Framing {
  return framingOf(
    header.flatMap(({ line }) => parseField(line) ?? []),
    '1.1',
  );
}

/** RFC 9112 §7.1: the last chunk is a 0, and an empty line ends it. */
function chunked(lines: Line[], from: number): Line | RequestWanted {
  const end = lines.findIndex(({ line }, place) => place > from && line === '' && /^0+$/.test(lines[place - 1]!.line));
  return end < 0 ? { asks: 'content', left: -1 } : taken(lines, end + 1, false);
}

/** The last line of the content has no end of its own. */
function withContent(lines: Line[], from: number, octets: number): Line | RequestWanted {
  let left = octets;
  for (let place = from; place < lines.length; place++) {
    left -= utf8(lines[place]!.line).length;
    if (left <= 0) return taken(lines, place + 1, true);
    left -= CRLF.length;
  }
  return { asks: 'content', left };
}

function taken(lines: Line[], count: number, isBare: boolean): Line {
  const all = lines.splice(0, count);
  return { line: all.map(({ line }) => line).join(CRLF), pauseMs: all[0]!.pauseMs, isBare };
}
