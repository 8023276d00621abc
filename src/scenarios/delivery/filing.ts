import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { accountsWith, town } from '../town.ts';

/** Bea's rule puts what Ana writes about exams into a mailbox of its own; POP3 sees INBOX only, IMAP sees them all. */
const filing: Scenario = {
  ...town,
  id: 'filing',
  accounts: accountsWith({ 'bea@b.com': { filing: [{ field: 'Subject', contains: 'examen', mailbox: 'Archive' }] } }),
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop', draft: { ...town.draft, subject: 'Dudas para el examen' } },
    { at: 60_000, do: 'send', host: 'ana-laptop' },
    { at: 10 * 60_000, do: 'fetch', host: 'bea-laptop' },
    {
      at: 11 * 60_000,
      do: 'type',
      host: 'bea-telephone',
      to: 'mx-b',
      protocol: 'imap',
      lines: [
        'a LOGIN bea@b.com correo',
        'b LIST "" *',
        'c STATUS INBOX (MESSAGES UNSEEN)',
        'd STATUS Archive (MESSAGES UNSEEN)',
        'e LOGOUT',
      ],
    },
  ],
};

export const story: Story = {
  place: 5,
  level: 1,
  scenario: filing,
  es: {
    title: 'Una regla ordena el correo',
    question: '¿Cómo llega una carta a su carpeta antes de que nadie la lea?',
    description: 'Las cartas sobre exámenes van a un buzón aparte. POP3 solo conoce INBOX; IMAP los enseña todos.',
  },
  en: {
    title: 'A rule sorts the mail',
    question: 'How does a letter get into its folder before anybody reads it?',
    description: 'Letters about exams go into a mailbox of their own. POP3 knows only INBOX; IMAP shows them all.',
  },
};
