import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import { town } from '../town.ts';

/** Bea lets Carlos look into a folder of hers: he may read and mark, but not delete (ACL, RFC 4314). */
export const sharedFolder: Scenario = {
  ...town,
  id: 'shared-folder',
  actions: [
    ...letters,
    readsByHand('bea-laptop', READING_MS, [
      'b CREATE Clase',
      'c SELECT INBOX',
      'd COPY 3 Clase',
      'e MYRIGHTS Clase',
      'f SETACL Clase carlos@b.com lrs',
      'g GETACL Clase',
    ]),
    readsByHand(
      'bea-telephone',
      READING_MS + 30_000,
      [
        'b NAMESPACE',
        'c LIST "" "Other Users/*"',
        'd SELECT "Other Users/bea@b.com/Clase"',
        'e FETCH 1 (FLAGS ENVELOPE)',
        'f STORE 1 +FLAGS (\\Seen)',
        'g STORE 1 +FLAGS (\\Deleted)',
      ],
      'carlos@b.com',
    ),
  ],
};
