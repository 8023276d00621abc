/** Domains beyond ASCII as the DNS knows them: RFC 8616 §3, RFC 5890 §2.3.2.1. What the world's programs type is mapped as RFC 5895 says. */
import punycode from 'punycode.js';
import { isAscii } from '../octets.ts';

/** Longer ones are no label; encoding takes time in the square of the length. */
const LABEL_LIMIT = 63;
/** RFC 3490 §3.1: full stops of other writings divide labels too. */
const STOPS = /[.\u3002\uff0e\uff61]/;

/** In lower case, each label beyond ASCII as its `xn--` form; a domain of ASCII is left as it is but for its case. */
export function asciiDomain(domain: string): string {
  return domain.split(STOPS).map(asciiLabel).join('.');
}

function asciiLabel(written: string): string {
  const label = written.normalize('NFKC').toLowerCase().normalize('NFC');
  return isAscii(label) || label.length > LABEL_LIMIT ? label : `xn--${punycode.encode(label)}`;
}
