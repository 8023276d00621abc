import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** One message among many, found by the server: SEARCH, ESEARCH, SORT, THREAD, one MIME part, a few octets of it. */
const searching: Scenario = {
  ...town,
  id: 'searching',
  actions: [
    ...letters,
    readsByHand('bea-laptop', READING_MS, [
      'b SELECT INBOX',
      'c SEARCH SUBJECT comida UNSEEN',
      'd SEARCH RETURN (COUNT MIN MAX) FROM ana',
      'e SORT (REVERSE DATE) UTF-8 ALL',
      'f THREAD REFERENCES UTF-8 ALL',
      'g FETCH 3 (RFC822.SIZE BODYSTRUCTURE)',
      'h FETCH 3 (BODY.PEEK[HEADER.FIELDS (SUBJECT FROM)] BODY.PEEK[2]<0.20>)',
    ]),
  ],
};

export const story: Story = {
  place: 6,
  level: 2,
  scenario: searching,
  es: {
    title: 'Un mensaje entre muchos',
    question: '¿Hay que bajarlo todo para encontrar una carta?',
    description: 'SEARCH, SORT, THREAD, una parte, veinte octetos de ella: busca el servidor, y por la línea no pasa casi nada.',
  },
  en: {
    title: 'One message among many',
    question: 'Must everything be fetched to find one letter?',
    description: 'SEARCH, SORT, THREAD, one part, twenty octets of it: the server finds, and hardly anything crosses the line.',
  },
};
