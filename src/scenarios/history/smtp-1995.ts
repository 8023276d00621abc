import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/**
 * A server of 1995: EHLO has just come, with SIZE and 8BITMIME; no TLS, no log-in, no enhanced codes. Today's server gets on with it. Mail
 * is fetched by POP3 alone: what programs of today read by, IMAP4rev1, is of 1996.
 */
const smtp1995: Scenario = {
  ...town,
  id: 'smtp-1995',
  hosts: hostsWith({ 'mx-b': { mail: { profile: '1995' } } }),
  actions: town.actions.filter((action) => !(action.do === 'fetch' && action.host === 'bea-telephone')),
};

export const story: Story = {
  place: 4,
  level: 2,
  scenario: smtp1995,
  es: {
    title: 'Un servidor de 1995',
    question: '¿Se entiende un servidor de 1995 con uno de hoy?',
    description:
      'EHLO es nuevo, y SIZE y 8BITMIME también. Ni TLS, ni identificarse, ni códigos ampliados, y POP3 sin CAPA; el servidor de hoy se entiende con él igual.',
  },
  en: {
    title: 'A server of 1995',
    question: 'Can a server of 1995 talk to one of today?',
    description:
      'EHLO is new, and so are SIZE and 8BITMIME. No TLS, no log-in, no enhanced codes, and POP3 without CAPA; today’s server gets on with it all the same.',
  },
};
