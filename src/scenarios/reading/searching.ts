import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import { town } from '../town.ts';

/** One message among many, found by the server: SEARCH, ESEARCH, SORT, THREAD, one MIME part, a few octets of it. */
export const searching: Scenario = {
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
