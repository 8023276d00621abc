import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** The name server of b.com is switched off: the resolver asks three times and says SERVFAIL. The message waits, and goes half an hour later. */
export const dnsSilent: Scenario = {
  ...town,
  id: 'dns-silent',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 40 * 60_000, do: 'fetch', host: 'bea-laptop' },
    { at: 41 * 60_000, do: 'fetch', host: 'bea-telephone' },
  ],
  faults: [
    { kind: 'stop', host: 'ns-b', atMs: 0 },
    { kind: 'start', host: 'ns-b', atMs: 20 * 60_000 },
  ],
};

export const story: Story = {
  place: 10,
  level: 2,
  scenario: dnsSilent,
  es: {
    title: 'El servidor de nombres calla',
    question: '¿Qué hace el correo cuando nadie le dice adónde ir?',
    description: 'Nadie contesta por b.com. Eso no es un «no»: el mensaje espera en la cola, y media hora después todo va bien.',
  },
  en: {
    title: 'The name server is silent',
    question: 'What does mail do when nobody says where to go?',
    description: 'Nobody answers for b.com. That is no “no”: the message waits in the queue, and half an hour later everything is well.',
  },
};
