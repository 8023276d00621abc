import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** The host that the MX record names takes no mail at all: 554 at the greeting, for good. Ana is told. */
const noService: Scenario = {
  ...town,
  id: 'no-service',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
  faults: [{ kind: 'greeting', host: 'mx-b', greeting: 'noService', atMs: 0 }],
};

export const story: Story = {
  place: 10,
  level: 2,
  scenario: noService,
  es: {
    title: 'Aquí no se recoge correo',
    question: 'Descuelgan y dicen que nunca: ¿y ahora?',
    description: 'La máquina del registro MX saluda con 554: nunca. No hay nada que esperar, y a Ana le devuelven el mensaje.',
  },
  en: {
    title: 'No mail service here',
    question: 'Somebody answers and says “never”: what now?',
    description: 'The host in the MX record greets with 554: never. There is nothing to wait for, and Ana gets her message back.',
  },
};
