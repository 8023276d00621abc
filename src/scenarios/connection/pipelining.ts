import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/** Ana's server says MAIL, all RCPT and DATA in one breath, since the other offers PIPELINING: three round trips are saved. */
const pipelining: Scenario = {
  ...town,
  id: 'pipelining',
  hosts: hostsWith({ 'smtp-a': { mail: { pipelining: true } } }),
  draft: { ...town.draft, to: ['Beatriz <bea@b.com>'], cc: ['carlos@b.com', 'david@b.com'] },
};

export const story: Story = {
  place: 9,
  level: 2,
  scenario: pipelining,
  es: {
    title: 'Todo de una vez',
    question: '¿Hay que esperar cada respuesta?',
    description: 'El otro servidor ofrece PIPELINING: MAIL, tres RCPT y DATA salen juntos, y se ahorran tres esperas.',
  },
  en: {
    title: 'All in one breath',
    question: 'Must every answer be waited for?',
    description: 'The next server offers PIPELINING: MAIL, three times RCPT and DATA leave together, and three waits are saved.',
  },
};
