import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** Bea lets Carlos look into a folder of hers: he may read and mark, but not delete (ACL, RFC 4314). */
const sharedFolder: Scenario = {
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

export const story: Story = {
  place: 7,
  level: 3,
  scenario: sharedFolder,
  es: {
    title: 'Una carpeta para dos',
    question: '¿Pueden dos personas leer la misma carpeta?',
    description: 'Bea da a Carlos permiso para leer y marcar, no para borrar. Él la encuentra en «Other Users».',
  },
  en: {
    title: 'A folder for two',
    question: 'Can two people read the same folder?',
    description: 'Bea gives Carlos the right to read and mark, not to delete. He finds the folder under “Other Users”.',
  },
};
