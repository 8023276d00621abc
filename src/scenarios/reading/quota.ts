import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import type { Story } from '../story.ts';
import { accountsWith, town } from '../town.ts';

/** How full is the mailbox? GETQUOTAROOT tells; a copy that has no room is refused with OVERQUOTA (RFC 9208). */
const quota: Scenario = {
  ...town,
  id: 'quota',
  accounts: accountsWith({ 'bea@b.com': { quotaOctets: 5000 } }),
  actions: [
    ...letters,
    readsByHand('bea-laptop', READING_MS, [
      'b SELECT INBOX',
      'c GETQUOTAROOT INBOX',
      'd COPY 1:* Archive',
      'e STORE 1 +FLAGS (\\Deleted)',
      'f EXPUNGE',
      'g GETQUOTA ""',
    ]),
  ],
};

export const story: Story = {
  place: 9,
  level: 1,
  scenario: quota,
  es: {
    title: '¿Cuánto queda?',
    question: '¿Cuánto cabe todavía en el buzón?',
    description: 'Lo dice GETQUOTAROOT; una copia que no cabe se rechaza con OVERQUOTA, y tras EXPUNGE vuelve a haber sitio.',
  },
  en: {
    title: 'How full is it?',
    question: 'How much room is left in the mailbox?',
    description: 'GETQUOTAROOT tells; a copy that has no room is refused with OVERQUOTA, and after an EXPUNGE there is room again.',
  },
};
