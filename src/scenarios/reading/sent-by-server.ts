import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const MINUTE_MS = 60_000;

type Deeds = Extract<Action, { do: 'use' }>['deeds'];

const plain = { cc: [], bcc: [], replyTo: '', attachments: [] };
const question = {
  ...plain,
  to: ['Beatriz <bea@b.com>'],
  subject: '¿Comemos juntas?',
  text: 'Hola, Bea:\n\n¿Comemos el viernes?\n\nAna\n',
};
const answer = { ...plain, to: ['Ana <ana@a.org>'], subject: 'Re: ¿Comemos juntas?', text: '¡Claro! ¿A las dos?\n\nBea\n' };

const anas: Deeds = [
  { do: 'open' },
  { do: 'send', letter: question },
  { do: 'folder', folder: 'Sent' },
  { do: 'read', uid: 1 },
  { do: 'close' },
];

const beas: Deeds = [
  { do: 'open' },
  { do: 'read', uid: 1 },
  { do: 'send', answers: { uid: 1, how: 'reply' }, letter: answer },
  { do: 'folder', folder: 'Sent' },
  { do: 'close' },
];

/** smtp.a.org keeps a copy of what Ana hands in. mx.b.com keeps none, and Bea’s program lays one down: the same letter over the same line once more. */
const sentByServer: Scenario = {
  ...town,
  id: 'sent-by-server',
  hosts: hostsWith({
    'smtp-a': { mail: { sentCopy: true } },
    'mx-b': { agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] },
  }),
  devices: devicesWith({ 'bea-laptop': { submitTo: 'mx.b.com', fetch: { via: 'imap', from: 'mx.b.com' } } }),
  actions: [
    { at: 0, do: 'use', host: 'ana-laptop', deeds: anas },
    { at: 5 * MINUTE_MS, do: 'use', host: 'bea-laptop', deeds: beas },
  ],
};

export const story: Story = {
  place: 15,
  level: 2,
  scenario: sentByServer,
  es: {
    title: 'Quién guarda la copia de lo enviado',
    question: '¿Por qué la carta de Bea cruza su línea dos veces y la de Ana solo una?',
    description:
      'El servidor de Ana deja él mismo una copia en Sent, como hace Gmail. El de Bea no: su programa vuelve a mandar la carta entera con APPEND.',
  },
  en: {
    title: 'Who keeps the copy in Sent',
    question: 'Why does Bea’s letter cross her line twice, and Ana’s only once?',
    description:
      'Ana’s server puts a copy into Sent itself, as Gmail does. Bea’s does not: her program sends the whole letter again with APPEND.',
  },
};
