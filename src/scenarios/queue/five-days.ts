import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

const DAY_MS = 24 * 3_600_000;

/** The other server never comes back. After four hours Ana is told that her message waits, after five days that it is given up. */
const fiveDays: Scenario = {
  ...town,
  id: 'five-days',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: DAY_MS / 4, do: 'fetch', host: 'ana-laptop' },
    { at: 6 * DAY_MS, do: 'fetch', host: 'ana-laptop' },
  ],
  faults: [{ kind: 'stop', host: 'mx-b', atMs: 0 }],
};

export const story: Story = {
  place: 2,
  level: 2,
  scenario: fiveDays,
  es: {
    title: 'Cinco días de intentos',
    question: '¿Cuándo se da por perdida una carta?',
    description: 'mx.b.com no vuelve nunca. A las cuatro horas Ana sabe que su mensaje espera; a los cinco días, que se ha desistido.',
  },
  en: {
    title: 'Five days of trying',
    question: 'When is a letter given up?',
    description: 'mx.b.com never comes back. After four hours Ana is told that her message waits, after five days that it was given up.',
  },
};
