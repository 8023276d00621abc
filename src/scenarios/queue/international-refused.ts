import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith } from '../town.ts';
import { international } from './international.ts';

/** The next server does not know SMTPUTF8. An address cannot be put in other letters: Ana gets her message back. */
const internationalRefused: Scenario = {
  ...international,
  id: 'international-refused',
  hosts: hostsWith({ 'mx-b': { mail: { withhold: ['SMTPUTF8'] } } }),
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
};

export const story: Story = {
  place: 7,
  level: 3,
  scenario: internationalRefused,
  es: {
    title: 'El acento no pasa de aquí',
    question: '¿Hasta dónde llega una dirección con acento?',
    description:
      'El servidor siguiente no sabe SMTPUTF8. Esa dirección no se puede escribir de otro modo, y a Ana se le devuelve el mensaje.',
  },
  en: {
    title: 'The accent stops here',
    question: 'How far does an address with an accent get?',
    description: 'The next server does not know SMTPUTF8. There is no other way to write that address, so Ana gets her message back.',
  },
};
