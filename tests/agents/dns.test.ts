/** Questions that no program of a story asks: edges of the name server and of the resolver that only they take. */
import { expect, test } from 'vitest';
import { encode, query, type Packet } from '../../src/protocols/dns/wire.ts';
import { records } from '../protocols/dns/records.ts';
import { RESOLVER_ADDRESS, Town } from '../protocols/dns/town.ts';

const ADDRESS = '198.51.100.53';
const ZONE = { origin: 'b.com', records: records('b.com SOA ns.b.com h.b.com 1 2 3 4 60', 'b.com MX 10 mx.b.com') };
const town = () => new Town([{ address: ADDRESS, zones: [ZONE] }], [{ origin: 'b.com', address: ADDRESS }]);

/** Edges that the chart took, as 'edge → state'. */
function taken({ journal }: Town, chart: string): string[] {
  const edges: string[] = [];
  for (let index = 0; index < journal.length; index++) {
    if (journal.kind(index) !== 'state' || journal.machines[journal.subject(index)]!.chart !== chart) continue;
    edges.push(`${journal.detail(index)} → ${journal.label(index)}`);
  }
  return edges;
}

/** What is answered to a question as it stands; the stub itself would not put it so. */
function answersTo(place: Town, address: string, question: Packet): string[] {
  const from = place.journal.length;
  place.surroundings.datagram(0, 5353, address, 53, encode(question), { kind: 'question', label: '' });
  place.pass(5000);
  const all = Array.from({ length: place.journal.length - from }, (_, index) => from + index);
  return all.filter((index) => place.journal.kind(index) === 'answer').map((index) => place.journal.label(index));
}

const odd: [string, Packet, string][] = [
  ['a whole zone', { ...query(1, 'b.com', 'MX'), questions: [{ name: 'b.com', type: 'AXFR' }] }, 'REFUSED'],
  ['no standard query', { ...query(1, 'b.com', 'MX'), opcode: 2 }, 'NOTIMP'],
  ['nothing at all', { ...query(1, 'b.com', 'MX'), questions: [] }, 'FORMERR'],
  ['EDNS of a version to come', { ...query(1, 'b.com', 'MX'), edns: { udpOctets: 1232, version: 1 } }, 'BADVERS'],
];

test.each(odd)('%s is no question that can be looked up', (_, question, rcode) => {
  const place = town();
  expect(answersTo(place, ADDRESS, question)).toEqual([rcode]);
  expect(taken(place, 'nameserver')).toEqual(['question → refused']);
  expect(answersTo(place, RESOLVER_ADDRESS, question)).toEqual([rcode]);
  expect(taken(place, 'resolver.question')).toEqual(['question / it cannot be looked up → done']);
});

test('a thousand searches are under way: the next question gets SERVFAIL at once', () => {
  const silent = new Town([{ address: ADDRESS, zones: [], mischief: () => {} }], [{ origin: 'b.com', address: ADDRESS }]);
  const heard: (string | undefined)[] = [];
  for (let number = 0; number < 1001; number++)
    silent.stub.ask(RESOLVER_ADDRESS, `${number}.b.com`, 'A', true, -1, (packet) => heard.push(packet?.rcode));
  silent.pass(1000);
  expect(heard).toEqual(['SERVFAIL']);
  expect(taken(silent, 'resolver.question').filter((edge) => edge === 'question → done')).toHaveLength(1);
});
