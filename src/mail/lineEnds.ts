/**
 * Lines end in CRLF, wherever a message came from (RFC 5322 §2.3): a bare LF or CR within it would be taken for the end of a
 * line by one reader and not by the next, and a letter could forge what stands behind it. Mailboxes and senders get messages
 * through here; only the SMTP wire refuses instead of mending (src/README.md, decision 9).
 */
import { CR, CRLF, LF } from './octets.ts';

/** The message with CRLF at the end of every line and no NUL; the same object if it was so. What stands for a NUL is 0x80, no character. */
export function withCrlf(message: Uint8Array): Uint8Array {
  const length = lengthWithCrlf(message);
  if (length < 0) return message;
  const mended = new Uint8Array(length);
  let to = 0;
  for (let at = 0; at < message.length; at++) {
    const code = message[at]!;
    if (code !== CR && code !== LF) mended[to++] = code === 0 ? 0x80 : code;
    else {
      mended.set(CRLF, to);
      to += CRLF.length;
      if (code === CR && message[at + 1] === LF) at++;
    }
  }
  return mended;
}

/** There is nothing to mend. */
export function isReady(message: Uint8Array): boolean {
  return lengthWithCrlf(message) < 0;
}

/** How long it will be; -1 if there is nothing to mend. */
function lengthWithCrlf(message: Uint8Array): number {
  let [bare, nul] = [0, 0];
  for (let at = 0; at < message.length; at++) {
    const code = message[at]!;
    if (code > CR) continue;
    if (code === 0) nul++;
    else if (code === LF || (code === CR && message[at + 1] !== LF)) bare++;
    else if (code === CR) at++;
  }
  return bare + nul === 0 ? -1 : message.length + bare;
}

/** One character an octet. */
export const BYTE_ORDER_MARK = '\xef\xbb\xbf';
/** How some programs begin a message that they save. */
export const BANNER = 'Microsoft Mail Internet Headers';
