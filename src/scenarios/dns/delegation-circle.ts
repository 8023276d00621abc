import type { Scenario, ZoneRecord } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';
import { delegation, fromTheRoot, record, zonesWith } from '../from-the-root.ts';

/** Three name servers of a zone, all of them in another one. */
const keptIn = (zone: string, other: string): ZoneRecord[] => ['ns1', 'ns2', 'ns3'].map((name) => record(zone, 'NS', `${name}.${other}`));
/** The first exchange of this domain lies in the circle: it is better than the one of the town. */
const first = (domain: string): ZoneRecord => ({ name: domain, type: 'MX', ttlSeconds: 3600, data: '5 mx.circle.com' });

/**
 * circle.com is kept by name servers in circle.org, and circle.org by name servers in circle.com: whoever looks for one is sent
 * to the other. Depth and number of questions are counted, or it would never end. Both domains have a second exchange.
 */
const delegationCircle: Scenario = {
  ...fromTheRoot(
    [...delegation('b.com', 'ns.b.com', '198.51.100.53'), ...keptIn('circle.com', 'circle.org')],
    [...delegation('a.org', 'dns.a.org', '192.0.2.53'), ...keptIn('circle.org', 'circle.com')],
    zonesWith({ 'b.com': [first('b.com')], 'c.net': [first('c.net')] }),
  ),
  id: 'delegation-circle',
  draft: { ...town.draft, to: [...town.draft.to, 'Esteban <esteban@c.net>'] },
};

export const story: Story = {
  place: 4,
  level: 3,
  scenario: delegationCircle,
  es: {
    title: 'Pase usted. No, usted primero',
    question: '¿Y si dos dominios se señalan el uno al otro?',
    description:
      'Los servidores de nombres de circle.com viven en circle.org, y los de circle.org, en circle.com. A las 32 preguntas el resolutor se rinde, y el correo va a otro servidor.',
  },
  en: {
    title: 'After you! No, after you!',
    question: 'What if two domains each send you to the other?',
    description:
      'The name servers of circle.com live in circle.org, and those of circle.org in circle.com. After 32 questions the resolver gives up, and another exchange takes the mail.',
  },
};
