/** Somebody on the line who overwrites the offer of TLS: RFC 3207 §6, RFC 8314 §3. */
import { text } from '../../mail/octets.ts';

/** How SMTP, POP3 and IMAP offer it (RFC 3207 §2, RFC 2595 §2.1, §3.1). Whoever sits on the line sees forms, and knows of no session. */
const OFFERS = [/(?<=^250[- ])STARTTLS(?=\r?$)/gm, /^STLS(?=\r?$)/gm, /(?<=^\*.* (?:\[|CAPABILITY ).*)\bSTARTTLS\b/gm];
/** No offer is longer; what is longer is somebody's mail. */
const LONGEST_OFFER = 2048;

/** The answer as it comes out of that hand: as long as before, or TCP would notice. `undefined`: nothing to overwrite. */
export function stripped(octets: Uint8Array): Uint8Array | undefined {
  if (octets.length > LONGEST_OFFER) return undefined;
  const words = text(octets);
  const found = OFFERS.flatMap((offer) => [...words.matchAll(offer)]);
  if (found.length === 0) return undefined;
  const overwritten = octets.slice();
  for (const { index, 0: word } of found) overwritten.fill(X, index, index + word.length);
  return overwritten;
}

const X = 'X'.charCodeAt(0);
