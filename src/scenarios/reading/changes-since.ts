import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import { town } from '../town.ts';

/** A program that was away asks only for what has changed: CONDSTORE counts changes, and refuses a change made in ignorance of another. */
export const changesSince: Scenario = {
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
