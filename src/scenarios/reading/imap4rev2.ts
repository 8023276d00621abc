import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** The same server after ENABLE IMAP4rev2: no RECENT any more, ESEARCH in place of SEARCH, names of folders in plain UTF-8. */
const imap4rev2: Scenario = {
  ...town,
  id: 'imap4rev2',
  actions: [
    ...letters,
    readsByHand('bea-laptop', READING_MS, [
      'b ENABLE IMAP4rev2',
      'c CREATE "Exámenes"',
      'd SELECT INBOX',
      'e SEARCH UNSEEN',
      'f MOVE $ "Exámenes"',
      'g LIST "" "Ex*" RETURN (STATUS (MESSAGES SIZE))',
    ]),
  ],
};

export const story: Story = {
  place: 10,
  level: 3,
  scenario: imap4rev2,
  es: {
    title: 'El IMAP nuevo',
    question: '¿Qué cambia con el IMAP nuevo?',
    description: 'Tras ENABLE IMAP4rev2, el mismo servidor contesta de otra manera: ESEARCH, sin RECENT, y carpetas con todas sus letras.',
  },
  en: {
    title: 'The new IMAP',
    question: 'What is different in the new IMAP?',
    description: 'After ENABLE IMAP4rev2 the same server answers otherwise: ESEARCH, no RECENT, folder names in plain letters.',
  },
};
