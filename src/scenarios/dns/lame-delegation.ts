import type { Host, Scenario } from '../../run/scenario.ts';
import { COM, delegation, fromTheRoot, link, record, zonesWith } from '../from-the-root.ts';
import type { Story } from '../story.ts';

/** It kept b.com once; today it searches for its own people, and keeps nothing. */
const FORMER: Host = { id: 'ns1-b', name: 'ns1.b.com', address: '203.0.113.53', kind: 'dns', agents: ['resolver'] };

const { hosts, links, ...rest } = fromTheRoot(
  [
    ...delegation('b.com', FORMER.name, FORMER.address),
    ...delegation('b.com', 'ns.b.com', '198.51.100.53'),
    // whoever filled in the form took the name of the registry's own server
    record('d.com', 'NS', COM.name),
  ],
  delegation('a.org', 'dns.a.org', '192.0.2.53'),
  zonesWith({ 'b.com': [{ name: 'b.com', type: 'MX', ttlSeconds: 3600, data: '5 mx.d.com' }] }),
);

/**
 * Two lame delegations: of the two name servers of b.com the first refuses, and the second answers; and that of d.com, where
 * the first exchange lies, is com itself, which sends whoever asks to itself again. The second exchange is found.
 */
const lameDelegation: Scenario = { ...rest, id: 'lame-delegation', hosts: [...hosts, FORMER], links: [...links, link(FORMER, 30)] };

export const story: Story = {
  place: 3,
  level: 3,
  scenario: lameDelegation,
  es: {
    title: 'La delegación coja',
    question: '¿Y si el servidor de nombres no sabe que lo es?',
    description:
      'El primer servidor de nombres de b.com ya no sabe que lo es, y d.com está delegado en quien lo delega. Por algo se ponen dos.',
  },
  en: {
    title: 'The lame delegation',
    question: 'What if a name server does not know that it is one?',
    description:
      'The first name server of b.com no longer knows that it is one, and d.com is delegated to whoever delegates it. Two are better than one.',
  },
};
