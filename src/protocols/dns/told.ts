/** DNS messages as the journal tells them. */
import { TYPES } from './rdata.ts';
import type { Packet, ResourceRecord } from './wire.ts';

/** What an answer says: its records, or where it points to, or that it is cut off (`octets` as they were sent). */
export function toldAs(answer: Packet, octets: Uint8Array): string {
  if (((octets[2] ?? 0) & 2) !== 0) return 'TC';
  return inWords(isReferral(answer) ? answer.authority : answer.answers);
}

/** No answer, but the name servers of a zone below: RFC 1034 §4.3.1. */
export function isReferral({ rcode, answers, authority }: Packet): boolean {
  return (
    rcode === 'NOERROR' &&
    answers.length === 0 &&
    authority.some(({ type }) => type === 'NS') &&
    authority.every(({ type }) => type !== 'SOA')
  );
}

/** The records as the journal tells them: `b.com MX 10 mx.b.com; …`. */
export function inWords(records: readonly ResourceRecord[]): string {
  return records.map(({ name, type, data }) => `${name || '.'} ${type} ${data}`).join('; ');
}

/** Where one record ends and the next begins: a TXT may hold '; ' as well, but no name and type behind it. */
const BETWEEN = new RegExp(`; (?=\\S+ (?:${Object.keys(TYPES).join('|')}|TYPE\\d+) )`);

/** The records that {@link inWords} has told, one by one. */
export function recordsIn(told: string): string[] {
  return told === '' ? [] : told.split(BETWEEN);
}
