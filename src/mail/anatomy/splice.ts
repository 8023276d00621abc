/** Octets of a letter with a stretch of them in another shape, or a field of one part otherwise. Everything else stays as it was. */
import { firstField } from '../header.ts';
import { ascii, concat, CRLF, EMPTY, LF } from '../octets.ts';
import { boundaryOf, type Anatomy } from './anatomy.ts';

/** `into` in place of what lies from `start` to `end`. */
export function spliced(octets: Uint8Array, start: number, end: number, into: Uint8Array): Uint8Array {
  return concat([octets.subarray(0, start), into, octets.subarray(end)]);
}

/** The first field of that name with these lines (name, colon and CRLF included) in its place; '' takes it away. */
export function withField(octets: Uint8Array, { part }: Anatomy, name: string, lines: string): Uint8Array {
  const field = firstField(part.header, name);
  if (field) return spliced(octets, field.start, field.end, ascii(lines));
  return lines === '' ? octets : withLines(octets, part, endOfFields(part), lines);
}

/** The lines before the first Content-* field, or at the end of the header. */
export function withFieldBeforeContent(octets: Uint8Array, { part }: Anatomy, lines: string): Uint8Array {
  const content = part.header.fields.find(({ name }) => /^content-/i.test(name));
  return content ? spliced(octets, content.start, content.start, ascii(lines)) : withLines(octets, part, endOfFields(part), lines);
}

const endOfFields = ({ header, start }: Anatomy['part']): number => header.fields.at(-1)?.end ?? start;

/** A header that nothing ends gets its line end first, and one that had neither field nor empty line gets both. */
function withLines(octets: Uint8Array, part: Anatomy['part'], at: number, lines: string): Uint8Array {
  const isOpen = at > part.start && octets[at - 1] !== LF;
  const isNone = part.header.fields.length === 0 && part.bodyStart === part.start;
  return spliced(octets, at, at, concat([isOpen ? CRLF : EMPTY, ascii(lines), isNone ? CRLF : EMPTY]));
}

/** The body of a part without children otherwise. */
export function withBody(octets: Uint8Array, { part }: Anatomy, body: Uint8Array): Uint8Array {
  return spliced(octets, part.bodyStart, part.end, body);
}

/** The octets of a part, its own header included. */
export const octetsOf = (octets: Uint8Array, { part }: Anatomy): Uint8Array => octets.subarray(part.start, part.end);

/** The multipart with its parts in this order; lines, preamble and epilogue stay where they are. */
export function reordered(octets: Uint8Array, multipart: Anatomy, order: readonly Anatomy[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const [number, child] of multipart.children.entries()) {
    pieces.push(octets.subarray(at, child.part.start), octetsOf(octets, order[number]!));
    at = child.part.end;
  }
  return concat([...pieces, octets.subarray(at)]);
}

/** Without a part and the delimiter before it. The line end that the delimiter after it brings stays that one's. */
export function withoutChild(octets: Uint8Array, multipart: Anatomy, number: number): Uint8Array {
  const { start } = multipart.delimiters[number]!;
  const { end } = multipart.children[number]!.part;
  // a first delimiter without a line before it has no CRLF of its own: that of the next would be one too many
  const [own, next] = [multipart.delimiters[number]!, multipart.delimiters[number + 1]];
  return spliced(octets, start, own.start === own.line && next ? next.line : end, EMPTY);
}

/** With one part more, before the child of that number, or behind the last. */
export function withChild(octets: Uint8Array, multipart: Anatomy, number: number, child: Uint8Array): Uint8Array {
  const line = ascii(`--${boundaryOf(multipart.part)}\r\n`);
  const { delimiters, children } = multipart;
  if (number < children.length) {
    // in front of a delimiter line: that line's CRLF goes before ours, and the new part gets its own
    const at = delimiters[number]!.line;
    return spliced(octets, at, at, concat([line, child, CRLF]));
  }
  const at = children.at(-1)!.part.end;
  return spliced(octets, at, at, concat([CRLF, line, child]));
}
