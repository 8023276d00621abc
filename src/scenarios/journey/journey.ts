import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** The happy journey: submission, MX question, relay, delivery, POP3 and IMAP. */
export const journey: Scenario = { ...town, id: 'journey' };

export const story: Story = {
  place: 1,
  level: 1,
  scenario: journey,
  es: {
    title: 'Ana escribe a Bea',
    question: 'Ana ha escrito a Bea. ¿Cómo le llega la carta?',
    description:
      'Un mensaje se entrega al servidor de salida, busca su camino en el DNS, viaja, llega al buzón y se recoge por POP3 y por IMAP.',
  },
  en: {
    title: 'Ana writes to Bea',
    question: 'Ana has written to Bea. How does it get there?',
    description: 'A message is submitted, finds its way through the DNS, is relayed, delivered and fetched, by POP3 and by IMAP.',
  },
};
