/** A message as mailboxes keep it, so that whatever hands it out, POP3 or IMAP, hands out a message and nothing else. */
import { toSevenBit } from './downgrade.ts';
import { readMime, type Part } from './mime.ts';
import { isReady, withCrlf } from './lineEnds.ts';

/**
 * Every line ends in CRLF, and there is no NUL; the same object if it was so. Binary parts are put into base64 (RFC 3516 §4.4
 * lets a server do so), for line ends are content there.
 */
export function storable(message: Uint8Array): Uint8Array {
  if (isReady(message)) return message;
  return withCrlf(isBinary(readMime(message)) ? (toSevenBit(message) ?? message) : message);
}

function isBinary({ encoding, children }: Part): boolean {
  return children.length > 0 ? children.some(isBinary) : encoding === 'binary';
}
