/** The records of TLS with their parts named: what whoever listens on the line can tell of it. RFC 8446 §4, §5.1, §6. */
import type { OctetField } from '../protocols/field.ts';
import { MESSAGE_NAMES } from '../protocols/tls/messages.ts';
import { CONTENT, RECORD_HEADER_OCTETS } from '../protocols/tls/record.ts';

const TYPE_NAMES: Record<number, string> = {
  [CONTENT.changeCipherSpec]: 'change_cipher_spec',
  [CONTENT.alert]: 'alert',
  [CONTENT.handshake]: 'handshake',
  [CONTENT.applicationData]: 'application_data',
};
/** Type and length of a handshake message. */
const MESSAGE_HEADER_OCTETS = 4;

/** Octets that do not read as records are left unnamed; a record that is cut off is named as far as it is there. */
export function recordFields(octets: Uint8Array): OctetField[] {
  const fields: OctetField[] = [];
  for (let at = 0; at + RECORD_HEADER_OCTETS <= octets.length;) {
    const type = octets[at]!;
    const name = TYPE_NAMES[type];
    if (name === undefined) break;
    const length = octets[at + 3]! * 256 + octets[at + 4]!;
    const start = at + RECORD_HEADER_OCTETS;
    const end = Math.min(start + length, octets.length);
    fields.push(
      { key: 'tls.type', start: at, end: at + 1, value: name },
      { key: 'tls.version', start: at + 1, end: at + 3, value: `0x${versionAt(octets, at + 1)}` },
      { key: 'tls.length', start: at + 3, end: start, value: String(length) },
      ...contentFields(type, octets, start, end),
    );
    at = end;
  }
  return fields;
}

function versionAt(octets: Uint8Array, at: number): string {
  return (octets[at]! * 256 + octets[at + 1]!).toString(16).padStart(4, '0');
}

function contentFields(type: number, octets: Uint8Array, start: number, end: number): OctetField[] {
  if (end <= start) return [];
  if (type === CONTENT.handshake) return messageFields(octets, start, end);
  if (type === CONTENT.applicationData) return [{ key: 'tls.sealed', start, end, value: String(end - start) }];
  if (type === CONTENT.alert && end - start === 2)
    return [{ key: 'tls.alert', start, end, value: `${octets[start]} ${octets[start + 1]}` }];
  return [{ key: 'tls.content', start, end, value: '' }];
}

/** Handshake messages in the clear, one behind the other: only ClientHello and ServerHello ever are. */
function messageFields(octets: Uint8Array, start: number, end: number): OctetField[] {
  const fields: OctetField[] = [];
  for (let at = start; at + MESSAGE_HEADER_OCTETS <= end;) {
    const length = octets[at + 1]! * 65_536 + octets[at + 2]! * 256 + octets[at + 3]!;
    const body = at + MESSAGE_HEADER_OCTETS;
    const next = Math.min(body + length, end);
    fields.push(
      { key: 'tls.message', start: at, end: at + 1, value: MESSAGE_NAMES[octets[at]!] ?? String(octets[at]) },
      { key: 'tls.messageLength', start: at + 1, end: body, value: String(length) },
    );
    if (next > body) fields.push({ key: 'tls.body', start: body, end: next, value: '' });
    at = next;
  }
  return fields;
}
