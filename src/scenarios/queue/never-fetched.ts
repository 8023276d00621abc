import type { Scenario } from '../../run/scenario.ts';
import { officeAway } from '../away.ts';
import type { Story } from '../story.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const kept = officeAway('never-fetched', 'atrn', {});
const [first, , asking] = kept.actions;

/** The line breaks as the connection turns round, the next call finds nobody, and then the office forgets: after five days Ana's letter comes back. */
const neverFetched: Scenario = {
  ...kept,
  actions: [first!, asking!, { ...asking!, at: 5 * HOUR_MS }, { at: 6 * DAY_MS, do: 'fetch', host: 'ana-laptop' }],
  faults: [
    ...kept.faults,
    { kind: 'cut', at: 'smtp.3:EHLO#2' },
    { kind: 'stop', host: 'mx2-b', atMs: 4 * HOUR_MS },
    { kind: 'start', host: 'mx2-b', atMs: 6 * HOUR_MS },
  ],
};

export const story: Story = {
  place: 13,
  level: 2,
  scenario: neverFetched,
  es: {
    title: 'Correo que nadie recoge',
    question: '¿Qué pasa con el correo que nadie recoge?',
    description:
      'La línea se corta al invertir la conexión, en la segunda llamada no hay nadie, y luego la oficina se olvida. A los cinco días Ana lo sabe.',
  },
  en: {
    title: 'Mail that nobody fetches',
    question: 'What becomes of mail that nobody fetches?',
    description:
      'The line breaks as the connection turns round, the second call finds nobody, and then the office forgets. After five days Ana is told.',
  },
};
