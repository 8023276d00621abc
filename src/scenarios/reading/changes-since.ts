import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** A program that was away asks only for what has changed: CONDSTORE counts changes, and refuses a change made in ignorance of another. */
const changesSince: Scenario = {
  ...town,
  id: 'changes-since',
  actions: [
    ...letters,
    readsByHand('bea-laptop', READING_MS, ['b SELECT INBOX (CONDSTORE)', 'c STORE 1 +FLAGS (\\Seen)', 'd FETCH 1:* (FLAGS MODSEQ)']),
    readsByHand('bea-telephone', READING_MS + 30_000, [
      'b ENABLE CONDSTORE',
      'c SELECT INBOX',
      'd FETCH 1:* (FLAGS) (CHANGEDSINCE 5)',
      'e STORE 1 (UNCHANGEDSINCE 1) +FLAGS (\\Flagged)',
      'f SEARCH MODSEQ 5',
    ]),
  ],
};

export const story: Story = {
  place: 8,
  level: 3,
  scenario: changesSince,
  es: {
    title: '¿Qué ha cambiado mientras no estaba?',
    question: '¿Qué ha cambiado desde la última vez?',
    description: 'CONDSTORE numera cada cambio. El programa pide lo posterior al suyo, y no puede pisar lo que no ha visto.',
  },
  en: {
    title: 'What changed while I was away?',
    question: 'What has changed since last time?',
    description:
      'CONDSTORE gives every change a number. A program asks for what came after its own, and cannot overwrite what it has not seen.',
  },
};
