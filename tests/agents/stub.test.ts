/** What a name server may answer over TCP, where no story goes: each ends the question, or leads to the next server. */
import { expect, test } from 'vitest';
import { Stub } from '../../src/agents/stub/stub.ts';
import { DnsServer } from '../../src/protocols/dns/server.ts';
import { decode, encode, responseTo, type Packet } from '../../src/protocols/dns/wire.ts';
import { Town, type Keeper } from '../protocols/dns/town.ts';

const cutOff: Keeper['mischief'] = (octets, say) => say(encode({ ...responseTo(decode(octets)!), truncated: true }));
const NEAR = '198.51.100.1';
const FAR = '198.51.100.2';
/** Agents of the town: the stub of the test asks from where the resolver is. */
const ASKER = 1;
const FIRST_KEEPER = 2;

type Answering = (answer: Packet) => Packet;

/** Edges of the question, 'edge → state', when the servers say over UDP that all is cut off, and over TCP what is given; none: nobody listens. */
function edgesWhen(...answering: (Answering | undefined)[]): string[] {
  const place = new Town(
    [NEAR, FAR].map((address) => ({ address, zones: [], mischief: cutOff })),
    [],
  );
  answering.forEach((answer, index) => {
    if (!answer) return;
    place.surroundings.listen(FIRST_KEEPER + index, 53, 'dns.session', (carrier) => {
      return new DnsServer((question, reply) => reply(answer(responseTo(question))), carrier);
    });
  });
  const asker = new Stub(place.surroundings, ASKER, 500);
  let done = false;
  asker.ask(answering.length > 1 ? [NEAR, FAR] : NEAR, 'b.com', 'MX', false, -1, () => (done = true));
  place.pass(5000);
  expect(done).toBe(true);
  const { journal } = place;
  const states = Array.from({ length: journal.length }, (_, index) => index).filter((index) => journal.kind(index) === 'state');
  const ofQuestion = states.filter((index) => journal.machines[journal.subject(index)]!.chart === 'dns.query');
  return ofQuestion.map((index) => `${journal.detail(index)} → ${journal.label(index)}`).filter((edge) => !edge.startsWith('truncated'));
}

test.each<[string, (Answering | undefined)[], string[]]>([
  ['no record of this type', [(answer) => answer], ['answered / no data → empty']],
  ['no such name', [(answer) => ({ ...answer, rcode: 'NXDOMAIN' })], ['answered / no such name → nonexistent']],
  ['nothing of use', [(answer) => ({ ...answer, rcode: 'SERVFAIL' })], ['answered → failed']],
  [
    'nothing of use, and another server knows',
    [(answer) => ({ ...answer, rcode: 'REFUSED' }), (answer) => answer],
    ['answered / another server → asking', 'answered / no data → empty'],
  ],
  ['nobody listens', [undefined], ['broken / tries left → asking', 'broken / tries left → asking', 'broken → failed']],
])('over TCP: %s', (_, answering, edges) => {
  expect(edgesWhen(...answering)).toEqual(edges);
});
