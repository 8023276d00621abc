import type { Scenario } from '../../run/scenario.ts';
import { delegation, fromTheRoot } from '../from-the-root.ts';
import type { Story } from '../story.ts';

/** The resolver knows only the root: it is sent from there to com, from com to b.com, and remembers the way. */
export const dnsWalk: Scenario = {
  ...fromTheRoot(delegation('b.com', 'ns.b.com', '198.51.100.53'), delegation('a.org', 'dns.a.org', '192.0.2.53')),
  id: 'dns-walk',
};

export const story: Story = {
  place: 1,
  level: 2,
  scenario: dnsWalk,
  es: {
    title: 'Desde la raíz hacia abajo',
    question: '¿Cómo se encuentra a b.com sin conocer a nadie?',
    description: 'El resolutor no conoce a nadie más que a la raíz. De allí lo envían a com, de com a b.com, y recuerda el camino.',
  },
  en: {
    title: 'Down from the root',
    question: 'How is b.com found by somebody who knows nobody?',
    description: 'The resolver knows nobody but the root. From there it is sent to com, from com to b.com, and remembers the way.',
  },
};
