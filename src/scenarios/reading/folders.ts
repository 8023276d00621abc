import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import { devicesWith, town } from '../town.ts';

/** Folders live on the server: made, filled by COPY and MOVE, renamed, subscribed to. Ana's program lays its copy into Sent. */
export const folders: Scenario = {
  ...town,
  id: 'folders',
  devices: devicesWith({ 'ana-laptop': { sentCopy: true } }),
  actions: [
    ...letters,
    readsByHand('bea-laptop', READING_MS, [
      'b LIST "" * RETURN (SPECIAL-USE CHILDREN)',
      'c CREATE Clase/Redes',
      'd SELECT INBOX',
      'e COPY 3 Clase/Redes',
      'f MOVE 4 Archive',
      'g RENAME Clase Curso',
      'h SUBSCRIBE Curso/Redes',
      'i LIST "" Curso*',
      'j STATUS Curso/Redes (MESSAGES UIDNEXT UIDVALIDITY)',
      'k DELETE Curso/Redes',
    ]),
  ],
};
