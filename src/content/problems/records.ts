/** What a record of each type may say: an example, the same in every language. RFC 1035 §3.3. */
import { own } from '../../own.ts';
import type { Values } from './words.ts';

const EXAMPLES: Readonly<Record<string, string>> = {
  A: '192.0.2.25',
  AAAA: '2001:db8::25',
  MX: '10 mx.b.com',
  NS: 'ns.b.com',
  CNAME: 'mx.b.com',
  PTR: 'mx.b.com',
  TXT: 'v=spf1 mx -all',
  SOA: 'ns.b.com hostmaster.b.com 1 7200 3600 1209600 300',
};

export const recordLike = (type: Values[string] | undefined): string => own(EXAMPLES, String(type)) ?? '';
