import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** mx.b.com has no room for one more connection: 421 at the greeting. The message waits, and goes through at the next try. */
const tooBusy: Scenario = {
  ...town,
  id: 'too-busy',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 40 * 60_000, do: 'fetch', host: 'bea-laptop' },
    { at: 41 * 60_000, do: 'fetch', host: 'bea-telephone' },
  ],
  faults: [
    { kind: 'greeting', host: 'mx-b', greeting: 'busy', atMs: 0 },
    { kind: 'greeting', host: 'mx-b', greeting: 'usual', atMs: 20 * 60_000 },
  ],
};

export const story: Story = {
  place: 9,
  level: 2,
  scenario: tooBusy,
  es: {
    title: 'No da abasto',
    question: '«Ahora no»: ¿cuándo se vuelve a probar?',
    description: 'mx.b.com saluda con 421: ahora no. El servidor de Ana guarda el mensaje y vuelve a llamar media hora después.',
  },
  en: {
    title: 'Too busy to answer',
    question: '“Not now”: when is it tried again?',
    description: 'mx.b.com greets with 421: not now. Ana’s server keeps the message and comes back half an hour later.',
  },
};
