/** A file as a message that can be sent: what programs put before and around a message is taken off, and that is said. */
import { BANNER, BYTE_ORDER_MARK, withCrlf } from './lineEnds.ts';
import { ascii, concat, CR, CRLF, endsWithCrlf, holdsAt, LF } from './octets.ts';
import { isContainer } from './outlook/container.ts';
import { outlookLetter } from './outlook/letter.ts';

/** What was done to a file before it could be sent. */
export type Conversion = 'outlook' | 'byteOrderMark' | 'fromLine' | 'banner' | 'lineEnds' | 'finalLineEnd';

/** The line before a message in an mbox (RFC 4155). */
const FROM_LINE = 'From ';

/** A file as a message that can be sent, and what that took. A NUL stays: such a file is damaged. */
export function imported(file: Uint8Array): { message: Uint8Array; conversions: Conversion[] } {
  const conversions: Conversion[] = [];
  let message = file;
  const becomes = (conversion: Conversion, changed: Uint8Array): void => {
    if (changed !== message) conversions.push(conversion);
    message = changed;
  };
  becomes('outlook', isContainer(file) ? (outlookLetter(file).octets ?? file) : file);
  becomes('byteOrderMark', holdsAt(message, 0, ascii(BYTE_ORDER_MARK)) ? message.subarray(BYTE_ORDER_MARK.length) : message);
  becomes('banner', withoutFirstLine(message, BANNER));
  becomes('fromLine', outOfMbox(message));
  if (!message.includes(0)) becomes('lineEnds', withCrlf(message));
  becomes('finalLineEnd', message.length === 0 || endsWithCrlf(message) ? message : concat([message, CRLF]));
  return { message, conversions };
}

/** RFC 4155: a line before each message, and an empty one behind it that is none of it either. */
function outOfMbox(message: Uint8Array): Uint8Array {
  const within = withoutFirstLine(message, FROM_LINE);
  if (within === message) return message;
  const end = within.lastIndexOf(LF);
  const before = within[end - 1] === CR ? end - 1 : end;
  return end === within.length - 1 && within[before - 1] === LF ? within.subarray(0, before) : within;
}

function withoutFirstLine(message: Uint8Array, beginning: string): Uint8Array {
  if (!holdsAt(message, 0, ascii(beginning))) return message;
  const end = message.indexOf(LF);
  return end < 0 ? message : message.subarray(end + 1);
}
