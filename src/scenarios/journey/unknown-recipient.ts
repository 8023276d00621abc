import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** Ana mistypes the name: mx.b.com answers 550, smtp.a.org reports it to her, and she finds the report in her mailbox. */
const unknownRecipient: Scenario = {
  ...town,
  id: 'unknown-recipient',
  actions: [...town.actions.slice(0, 1), { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' }],
  faults: [{ kind: 'recipients', to: ['bae@b.com'] }],
  draft: { ...town.draft, to: ['Beatriz <bae@b.com>'] },
};

export const story: Story = {
  place: 2,
  level: 1,
  scenario: unknownRecipient,
  es: {
    title: 'Aquí no vive nadie con ese nombre',
    question: 'En b.com nadie se llama así: ¿cómo se entera Ana?',
    description: 'En b.com no existe ese buzón: la respuesta es 550, y el servidor de Ana tiene que contarle que no pudo ser.',
  },
  en: {
    title: 'Nobody of that name',
    question: 'Nobody at b.com has that name: how does Ana find out?',
    description: 'b.com has no such mailbox: it answers 550, and Ana’s server must write her a report of the failure.',
  },
};
