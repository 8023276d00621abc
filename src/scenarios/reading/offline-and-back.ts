import type { Action, Scenario } from '../../run/scenario.ts';
import { letters, READING_MS } from '../letters.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

type Deeds = Extract<Action, { do: 'use' }>['deeds'];

const MINUTE_MS = 60_000;
const answer = { to: ['Ana <ana@a.org>'], cc: [], bcc: [], replyTo: '', subject: 'Re: Comida del viernes', attachments: [] };

/** On the train there is no network. Back home the server hears of it all. */
const onTheTrain: Deeds = [
  { do: 'open' },
  { do: 'copy', uids: [4], to: 'Archive' },
  { do: 'folder', folder: 'Archive' },
  { do: 'folder', folder: 'INBOX' },
  { do: 'offline' },
  { do: 'read', uid: 1, afterMs: 5 * MINUTE_MS },
  { do: 'send', answers: { uid: 1, how: 'reply' }, letter: { ...answer, text: 'Mejor a las tres.\n\nBea\n' } },
  { do: 'flag', uids: [2], flag: '\\Flagged', on: true },
  { do: 'archive', uids: [3] },
  { do: 'delete', uids: [4] },
  { do: 'folder', folder: 'Archive' },
  { do: 'flag', uids: [1], flag: '\\Flagged', on: true },
  { do: 'folder', folder: 'INBOX' },
  { do: 'online', afterMs: 20 * MINUTE_MS },
  { do: 'close' },
];

/** Meanwhile, on her telephone: a letter goes for good, and a folder is made anew under its old name. */
const onTheTelephone: Deeds = [
  { do: 'open' },
  { do: 'listen', on: true },
  { do: 'delete', uids: [2], afterMs: 10 * MINUTE_MS },
  { do: 'remove', folder: 'Archive' },
  { do: 'create', folder: 'Archive' },
  { do: 'close', afterMs: 25 * MINUTE_MS },
];

const offlineAndBack: Scenario = {
  ...town,
  id: 'offline-and-back',
  hosts: hostsWith({ 'mx-b': { agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] } }),
  devices: devicesWith({
    'bea-laptop': { submitTo: 'mx.b.com', fetch: { via: 'imap', from: 'mx.b.com' } },
    'bea-telephone': { submitTo: 'mx.b.com' },
  }),
  actions: [
    ...letters,
    { at: READING_MS, do: 'use', host: 'bea-laptop', deeds: onTheTrain },
    { at: READING_MS + 2 * MINUTE_MS, do: 'use', host: 'bea-telephone', deeds: onTheTelephone },
    {
      at: READING_MS + 30 * MINUTE_MS,
      do: 'send',
      host: 'ana-laptop',
      draft: { ...town.draft, subject: 'Una cosa más', text: 'Trae pan.\n\nAna\n' },
    },
  ],
};

export const story: Story = {
  place: 13,
  level: 2,
  scenario: offlineAndBack,
  es: {
    title: 'Sin conexión y de vuelta',
    question: '¿Qué pasa con lo que haces sin red cuando vuelves a conectarte?',
    description:
      'En el tren Bea lee, contesta, archiva y borra sin red. Al conectarse, su programa se lo cuenta todo al servidor, orden por orden; dos cambios ya no valen, porque su teléfono se adelantó.',
  },
  en: {
    title: 'Offline and back',
    question: 'What becomes of what you did offline when you connect again?',
    description:
      'On the train Bea reads, answers, files and deletes without a network. When she connects, her program tells the server all of it, command by command; two changes mean nothing any more, for her telephone was there first.',
  },
};
