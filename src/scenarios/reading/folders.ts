import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS, readsByHand } from '../letters.ts';
import type { Story } from '../story.ts';
import { devicesWith, town } from '../town.ts';

/** Folders live on the server: made, filled by COPY and MOVE, renamed, subscribed to. Ana's program lays its copy into Sent. */
const folders: Scenario = {
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

export const story: Story = {
  place: 5,
  level: 1,
  scenario: folders,
  es: {
    title: 'Carpetas que viven en el servidor',
    question: '¿Dónde están de verdad las carpetas?',
    description:
      'Se crean, se llenan, cambian de nombre, se eligen: son del servidor, y todos los programas ven las mismas. La copia de Ana va a Sent.',
  },
  en: {
    title: 'Folders that live on the server',
    question: 'Where do folders really live?',
    description:
      'Made, filled, renamed, subscribed to: every folder is the server’s, and every program sees the same. Ana’s copy goes to Sent.',
  },
};
