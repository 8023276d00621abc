/** Files that are something else, told by their first octets. */
import { ascii, holdsAt } from './octets.ts';
import type { Problem } from './problem.ts';

const FORMATS: readonly { format: string; signature: Uint8Array }[] = [
  { format: 'PDF', signature: ascii('%PDF-') },
  { format: 'PNG', signature: ascii('\x89PNG\r\n\x1a\n') },
  { format: 'JPEG', signature: ascii('\xff\xd8\xff') },
  { format: 'GIF', signature: ascii('GIF8') },
  { format: 'ZIP', signature: ascii('PK\x03\x04') },
  { format: 'gzip', signature: ascii('\x1f\x8b') },
  { format: 'Outlook', signature: ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') },
];
const BYTE_ORDER_MARKS = [ascii('\xff\xfe'), ascii('\xfe\xff')];
const SNIFFED_OCTETS = 512;

/** What the file is instead of a message, if that can be told. */
export function foreignFormat(octets: Uint8Array): Problem | undefined {
  const known = FORMATS.find(({ signature }) => holdsAt(octets, 0, signature));
  if (known) return { key: 'message.binary', values: { format: known.format } };
  if (BYTE_ORDER_MARKS.some((mark) => holdsAt(octets, 0, mark))) return { key: 'message.utf16', values: {} };
  return looksBinary(octets) ? { key: 'message.binary', values: { format: '' } } : undefined;
}

/** More than a tenth of the beginning is control characters: no text has that. */
function looksBinary(octets: Uint8Array): boolean {
  const sniffed = Math.min(octets.length, SNIFFED_OCTETS);
  let controls = 0;
  for (let at = 0; at < sniffed; at++) {
    const code = octets[at]!;
    if (code < 9 || (code > 13 && code < 32) || code === 127) controls++;
  }
  return controls * 10 > sniffed;
}
