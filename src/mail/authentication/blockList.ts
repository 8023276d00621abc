/** Lists of addresses from which nobody wants mail, asked over the DNS: RFC 5782. */
import { dotted, readAddress } from './addresses.ts';
import type { Asking } from './lookUp.ts';

export interface Listing {
  listed: boolean;
  /** What was asked for: '25.2.0.192.dnsbl.example'. */
  name: string;
  /** Why it is listed, as the list says in its TXT record, or the address of its answer. */
  reason: string;
}

/**
 * Whether the list in `zone` names `address`. The address is asked for backwards below the zone; an answer in 127.0.0.0/8 means yes
 * (§2.1, §2.4), and only then is the reason asked for. A list that does not answer names nobody.
 */
export function* askBlockList(address: string, zone: string): Asking<Listing> {
  const read = readAddress(address);
  if (!read) return { listed: false, name: zone, reason: '' };
  const name = `${dotted(read).split('.').reverse().join('.')}.${zone}`;
  const answers = (yield { name, type: 'A' }) ?? [];
  const answer = answers.find((one) => one.startsWith('127.'));
  if (answer === undefined) return { listed: false, name, reason: '' };
  const [reason = answer] = (yield { name, type: 'TXT' }) ?? [];
  return { listed: true, name, reason };
}
