import type { Scenario } from '../../run/scenario.ts';
import { apex, delegation, fromTheRoot, record, zonesWith } from '../from-the-root.ts';
import type { Story } from '../story.ts';

/** The zone of the firm that keeps b.com for its owner; of the old name server nothing is left but the name. */
const ofTheFirm = [...apex('host.c.net', 'ns.host.c.net'), record('ns.host.c.net', 'A', '198.51.100.53')];

/**
 * com says who keeps b.com, but can vouch for no address: those names lie in c.net. So the resolver has to search for the name
 * server before it can ask it: its own zone c.net delegates host.c.net, and there the first name no longer exists.
 */
const glueless: Scenario = {
  ...fromTheRoot(
    [record('b.com', 'NS', 'old.host.c.net'), record('b.com', 'NS', 'ns.host.c.net')],
    delegation('a.org', 'dns.a.org', '192.0.2.53'),
    [
      ...zonesWith({ 'c.net': delegation('host.c.net', 'ns.host.c.net', '198.51.100.53') }),
      { origin: 'host.c.net', host: 'ns-b', records: ofTheFirm },
    ],
  ),
  id: 'glueless',
};

export const story: Story = {
  place: 2,
  level: 3,
  scenario: glueless,
  es: {
    title: 'Un servidor de nombres sin dirección',
    question: '¿A quién se pregunta dónde está aquel a quien hay que preguntar?',
    description:
      'com dice cómo se llaman los servidores de b.com, pero no dónde están: eso lo sabe c.net. Antes de preguntar, el resolutor tiene que averiguar a quién.',
  },
  en: {
    title: 'A name server without an address',
    question: 'Whom do you ask where to find the one to ask?',
    description:
      'com names the name servers of b.com, but not where they are: that is for c.net to say. Before it can ask, the resolver must look for whom to ask.',
  },
};
