/** What an authoritative server says: every kind of answer of RFC 1034 §4.3.2 and §6.2. */
import { expect, test } from 'vitest';
import { answersFrom } from '../../../src/agents/nameserver/nameserver.ts';
import { UNTRACKED } from '../../../src/agents/surroundings.ts';
import { Zones } from '../../../src/agents/zone.ts';
import { query, type Packet, type RecordType, type ResourceRecord } from '../../../src/protocols/dns/wire.ts';
import { records } from './records.ts';

const SOA = 'SOA ns.b.com hostmaster.b.com 1 7200 3600 1209600 300';
const zones = new Zones([
  {
    origin: 'b.com',
    records: records(
      `b.com ${SOA}`,
      'b.com NS ns.b.com',
      'b.com MX 10 mx.b.com',
      'mx.b.com A 198.51.100.25',
      'mx.b.com AAAA 2001:db8::25',
      'www.b.com CNAME mx.b.com',
      'far.b.com CNAME host.elsewhere.example',
      'round.b.com CNAME circle.b.com',
      'circle.b.com CNAME round.b.com',
      'gone.b.com CNAME nobody.b.com',
      'a.deep.b.com A 198.51.100.9',
      'sub.b.com NS ns.sub.b.com',
      'ns.sub.b.com A 198.51.100.54',
      '*.wild.b.com MX 5 mx.b.com',
      'here.wild.b.com A 198.51.100.10',
    ),
  },
  { origin: 'd.com', records: records('d.com SOA ns.d.com h.d.com 1 2 3 4 60', 'x.d.com CNAME mx.b.com') },
]);

const oracle = answersFrom(zones, { machine: () => UNTRACKED }, 0);
function answered(question: Packet): Packet {
  let answer!: Packet;
  oracle(question, -1, (packet) => (answer = packet));
  return answer;
}

function asked(name: string, type: string, change: Partial<Packet> = {}): string {
  const packet = answered({ ...query(1, name, type as RecordType), ...change });
  const said = (list: readonly ResourceRecord[]) => list.map((each) => `${each.name} ${each.type} ${each.data}`);
  const flags = `${packet.rcode}${packet.authoritative ? ' aa' : ''}`;
  return [flags, said(packet.answers).join('; '), said(packet.authority).join('; '), said(packet.additional).join('; ')].join(' | ').trim();
}

test.each([
  ['b.com', 'MX', 'NOERROR aa | b.com MX 10 mx.b.com |  | mx.b.com A 198.51.100.25; mx.b.com AAAA 2001:db8::25'],
  ['b.com', 'NS', 'NOERROR aa | b.com NS ns.b.com |  |'],
  ['b.com', 'SOA', `NOERROR aa | b.com ${SOA} |  |`],
  ['mx.b.com', 'ANY', 'NOERROR aa | mx.b.com A 198.51.100.25; mx.b.com AAAA 2001:db8::25 |  |'],
  // NODATA: the name is there, the type is not; also where only other names lie below it (RFC 2308 §2.2, RFC 4592 §2.2.2)
  ['mx.b.com', 'TXT', `NOERROR aa |  | b.com ${SOA} |`],
  ['deep.b.com', 'A', `NOERROR aa |  | b.com ${SOA} |`],
  ['nobody.b.com', 'A', `NXDOMAIN aa |  | b.com ${SOA} |`],
  ['www.b.com', 'CNAME', 'NOERROR aa | www.b.com CNAME mx.b.com |  |'],
  ['www.b.com', 'A', 'NOERROR aa | www.b.com CNAME mx.b.com; mx.b.com A 198.51.100.25 |  |'],
  ['x.d.com', 'A', 'NOERROR aa | x.d.com CNAME mx.b.com; mx.b.com A 198.51.100.25 |  |'],
  ['far.b.com', 'A', 'NOERROR aa | far.b.com CNAME host.elsewhere.example |  |'],
  ['round.b.com', 'A', 'NOERROR aa | round.b.com CNAME circle.b.com; circle.b.com CNAME round.b.com |  |'],
  // RFC 6604 §3
  ['gone.b.com', 'A', `NXDOMAIN aa | gone.b.com CNAME nobody.b.com | b.com ${SOA} |`],
  ['www.sub.b.com', 'A', 'NOERROR |  | sub.b.com NS ns.sub.b.com | ns.sub.b.com A 198.51.100.54'],
  ['sub.b.com', 'NS', 'NOERROR |  | sub.b.com NS ns.sub.b.com | ns.sub.b.com A 198.51.100.54'],
  // RFC 4592: the wildcard answers under the name that was asked for, and only where nothing is
  [
    'any.thing.wild.b.com',
    'MX',
    'NOERROR aa | any.thing.wild.b.com MX 5 mx.b.com |  | mx.b.com A 198.51.100.25; mx.b.com AAAA 2001:db8::25',
  ],
  ['here.wild.b.com', 'MX', `NOERROR aa |  | b.com ${SOA} |`],
  ['wild.b.com', 'MX', `NOERROR aa |  | b.com ${SOA} |`],
  ['c.net', 'MX', 'REFUSED |  |  |'],
  ['com', 'NS', 'REFUSED |  |  |'],
  ['b.com', 'AXFR', 'REFUSED |  |  |'],
])('%s %s', (name, type, expected) => {
  expect(asked(name, type)).toBe(expected);
});

test('what is no standard query, or no single question, gets its code', () => {
  expect(asked('b.com', 'MX', { opcode: 2 })).toMatch(/^NOTIMP /);
  expect(asked('b.com', 'MX', { questions: [] })).toMatch(/^FORMERR /);
  expect(asked('b.com', 'MX', { questions: [{ name: 'b.com', type: 'MX', class: 3 }] })).toMatch(/^REFUSED /);
  expect(asked('b.com', 'MX', { edns: { udpOctets: 1232, version: 1 } })).toMatch(/^BADVERS /);
});

test('a negative answer lives no longer than the last number of the SOA says', () => {
  const [soa] = answered(query(1, 'nobody.b.com', 'A')).authority;
  expect(soa!.ttlSeconds).toBe(300);
});
