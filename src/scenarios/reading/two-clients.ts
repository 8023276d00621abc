import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

const wait = (line: string, pauseMs: number) => ({ line, pauseMs });

/** Laptop and telephone look into one mailbox at once: what one does, the other is told, but never in the middle of a FETCH. */
const twoClients: Scenario = {
  ...town,
  id: 'two-clients',
  actions: [
    ...letters,
    readsByHand('bea-telephone', READING_MS, ['b SELECT INBOX', 'c IDLE', wait('DONE', 20_000), 'd FETCH 1:* (FLAGS)', 'e NOOP']),
    readsByHand('bea-laptop', READING_MS + 4000, [
      'b SELECT INBOX',
      'c STORE 1 +FLAGS (\\Seen \\Flagged)',
      'd STORE 2 +FLAGS (\\Deleted)',
      'e EXPUNGE',
    ]),
  ],
};

export const story: Story = {
  place: 4,
  level: 2,
  scenario: twoClients,
  es: {
    title: 'Dos programas, un buzón',
    question: 'Lo que borra el portátil, ¿lo ve el teléfono?',
    description: 'El portátil marca y borra mientras el teléfono espera en IDLE: qué se le cuenta a cada uno, y cuándo.',
  },
  en: {
    title: 'Two programs, one mailbox',
    question: 'The laptop deletes: does the telephone see it?',
    description: 'The laptop marks and deletes while the telephone waits in IDLE: what each is told, and when.',
  },
};
