/** What records of a handshake are called in the journal: the names of their messages as far as they can be read. RFC 8446 §4, RFC 5246 §7.4. */
import { MESSAGE_NAMES } from '../../protocols/tls/messages.ts';
import { CONTENT, RECORD_HEADER_OCTETS } from '../../protocols/tls/record.ts';
import type { Side } from '../sink.ts';

/** Names that only TLS 1.2 has. */
const OLDER_NAMES: Record<number, string> = { 12: 'ServerKeyExchange', 14: 'ServerHelloDone', 16: 'ClientKeyExchange' };

/** `established`: with these records the handshake is over, so that the client's sealed ones are its Finished. */
export function recordsLabel(side: Side, octets: Uint8Array, established: boolean): string {
  const names: string[] = [];
  for (let at = 0; at + RECORD_HEADER_OCTETS < octets.length;) {
    const end = at + RECORD_HEADER_OCTETS + ((octets[at + 3]! << 8) | octets[at + 4]!);
    const name = octets[at] === CONTENT.handshake ? nameOf(octets[at + RECORD_HEADER_OCTETS]!) : '';
    if (name !== '' && !names.includes(name)) names.push(name);
    at = end;
  }
  if (names.length > 0 && !(established && side === 'client')) return names.join(' ');
  return side === 'client' && established ? 'Finished' : 'EncryptedExtensions';
}

function nameOf(type: number): string {
  return MESSAGE_NAMES[type] ?? OLDER_NAMES[type] ?? '';
}
