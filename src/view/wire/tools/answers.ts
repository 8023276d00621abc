/** Which answers of POP3 a dot ends: RFC 1939 §3, RFC 2449 §5. */
import type { Line } from './exchange.ts';

const ALWAYS = new Set(['CAPA', 'RETR', 'TOP']);
const WITHOUT_NUMBER = new Set(['LIST', 'UIDL']);

export function hasSeveralLines({ verb, octets }: Pick<Line, 'verb' | 'octets'>): boolean {
  return ALWAYS.has(verb) || (WITHOUT_NUMBER.has(verb) && octets.length === verb.length);
}
