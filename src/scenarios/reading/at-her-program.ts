import type { Action, Device, Host, Link, Scenario } from '../../run/scenario.ts';
import { letters, READING_MS } from '../letters.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

/** Carlos has a laptop too. */
const laptop: Host = {
  id: 'carlos-laptop',
  name: 'laptop.carlos.b.com',
  address: '198.51.100.12',
  kind: 'laptop',
  owner: 'Carlos',
  agents: ['mua'],
};
const way: Link = { a: 'mx-b', b: 'carlos-laptop', latencyMs: 12, octetsPerMs: 1250 };
const carlos: Device = { host: 'carlos-laptop', account: 'carlos@b.com', submitTo: 'mx.b.com', fetch: { via: 'imap', from: 'mx.b.com' } };

const answer = { to: ['Ana <ana@a.org>'], cc: ['Carlos <carlos@b.com>'], bcc: [], replyTo: '', subject: 'Re: Comida del viernes' };

/** Click by click: what each says to the server, and which the server never hears of. */
const deeds: Extract<Action, { do: 'use' }>['deeds'] = [
  { do: 'open' },
  { do: 'read', uid: 1 },
  { do: 'sort', by: 'subject', descending: false },
  { do: 'flag', uids: [1], flag: '\\Flagged', on: true },
  {
    ...{ do: 'send', answers: { uid: 1, how: 'reply' } },
    letter: { ...answer, text: '¡Claro! ¿A las dos?\n\nBea\n', attachments: [] },
  },
  { do: 'archive', uids: [2] },
  { do: 'delete', uids: [4] },
  { do: 'close' },
];

const atHerProgram: Scenario = {
  ...town,
  id: 'at-her-program',
  hosts: [...hostsWith({ 'mx-b': { agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] } }), laptop],
  links: [...town.links, way],
  devices: [
    ...devicesWith({
      'bea-laptop': { submitTo: 'mx.b.com', fetch: { via: 'imap', from: 'mx.b.com' } },
      'bea-telephone': { submitTo: 'mx.b.com' },
    }),
    carlos,
  ],
  actions: [
    ...letters,
    { at: READING_MS, do: 'use', host: 'bea-laptop', deeds },
    { at: READING_MS + 120_000, do: 'use', host: 'carlos-laptop', via: 'pop3', deeds: [{ do: 'open' }, { do: 'read', uid: 1 }] },
  ],
};

export const story: Story = {
  place: 11,
  level: 1,
  scenario: atHerProgram,
  es: {
    title: 'Bea en su programa de correo',
    question: '¿Qué dice cada clic de un programa de correo?',
    description:
      'Abrir, leer, marcar, responder, archivar, borrar: qué órdenes lleva cada clic, y qué hace el programa sin que lo sepa nadie.',
  },
  en: {
    title: 'Bea at her mail program',
    question: 'What does each click in a mail program say?',
    description:
      'Open, read, flag, reply, archive, delete: which commands each click sends, and what the program does without telling anybody.',
  },
};
