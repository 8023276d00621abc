import { ascii } from '../../mail/octets.ts';
import type { Action, Scenario } from '../../run/scenario.ts';
import { READING_MS } from '../letters.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';
import { webMail } from './web-mail.ts';

/** A picture that tells who reads the letter; nothing here ever asks for it. */
const SPY = 'https://tienda.example/visto.gif?quien=bea';

/** A shop’s letter in two forms; the page would fetch the picture, and with it tell the shop who has read it. */
const advertisement = ascii(
  [
    ...['From: Tienda <ofertas@tienda.example>', 'To: bea@b.com', 'Subject: Solo hoy', 'Date: Sat, 21 Nov 2026 08:00:00 +0000'],
    ...['Message-ID: <oferta.1@tienda.example>', 'MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=dos', ''],
    ...['--dos', 'Content-Type: text/plain', '', 'Solo hoy: cuadernos a mitad de precio.', ''],
    ...['--dos', 'Content-Type: text/html', '', '<h1>Solo hoy</h1><p>Cuadernos a <b>mitad de precio</b>.</p>'],
    ...[`<img src="${SPY}" width="1" height="1" alt="">`, '', '--dos--', ''],
  ].join('\r\n'),
);

const letters: Action[] = [
  { cc: ['Carlos <carlos@b.com>'], subject: 'Comida del viernes', text: '¿Comemos juntos el viernes?\n\nAna\n' },
  { receipt: true as const, subject: 'Actas', text: 'Van las actas. Dime si te llegan.\n\nAna\n' },
  { receipt: true as const, subject: 'Firma', text: 'Hay que firmar antes del lunes.\n\nAna\n' },
  { encrypted: 'smime' as const, subject: 'Notas', text: 'Un nueve y medio.\n\nAna\n' },
].map((draft, number) => ({ at: number * 60_000, do: 'send', host: 'ana-laptop', draft: { ...town.draft, ...draft } }));

type Deeds = Extract<Action, { do: 'use' }>['deeds'];
const said = { subject: 'Leída', text: 'Beatriz ha abierto tu carta.\n' };
const answer = { to: ['Ana <ana@a.org>'], cc: ['Carlos <carlos@b.com>'], bcc: [], replyTo: '', subject: 'Re: Comida del viernes' };

const inTheBrowser: Deeds = [
  { do: 'open' },
  { do: 'read', uid: 1 },
  { do: 'junk', uids: [1] },
  { do: 'read', uid: 2 },
  { do: 'flag', uids: [2], flag: '\\Flagged', on: true },
  { do: 'send', answers: { uid: 2, how: 'reply' }, letter: { ...answer, text: '¡Sí! A las dos.\n\nBea\n', attachments: [] } },
  { do: 'read', uid: 3 },
  { do: 'receipt', uid: 3, sends: false, ...said },
  { do: 'read', uid: 4 },
  { do: 'receipt', uid: 4, sends: true, ...said },
  { do: 'read', uid: 5 },
  // she thinks better of it: the question is settled
  { do: 'receipt', uid: 3, sends: true, ...said },
  // meanwhile her telephone was busy
  { do: 'move', uids: [5], to: 'Clase', afterMs: 60_000 },
  { do: 'archive', uids: [2] },
  { do: 'delete', uids: [4] },
  { do: 'close' },
];
const onTheTelephone: Deeds = [
  { do: 'open' },
  { do: 'create', folder: 'Clase' },
  { do: 'remove', folder: 'Clase', afterMs: 100_000 },
  { do: 'delete', uids: [2] },
  { do: 'close' },
];

/** Each click in the browser is a request; the web mail does what is asked on the mailbox beside it, and hands letters in by SMTP. */
const atWebMail: Scenario = {
  ...webMail,
  id: 'at-web-mail',
  accounts: webMail.accounts.map((account) => (account.address === 'bea@b.com' ? { ...account, mail: [advertisement] } : account)),
  devices: webMail.devices.map((device) => (device.host === 'bea-laptop' ? { ...device, decrypts: true } : device)),
  actions: [
    ...letters,
    { at: READING_MS - 30_000, do: 'use', host: 'bea-telephone', deeds: onTheTelephone },
    { at: READING_MS, do: 'use', host: 'bea-laptop', via: 'web', deeds: inTheBrowser },
  ],
};

export const story: Story = {
  place: 5,
  level: 2,
  scenario: atWebMail,
  es: {
    title: 'Bea en su correo web',
    question: '¿Qué pide cada clic en un correo web?',
    description:
      'Leer, marcar, responder, archivar, borrar: cada clic es una petición HTTP. El servidor web hace el resto, y no tiene la clave de Bea.',
  },
  en: {
    title: 'Bea at her web mail',
    question: 'What does each click at web mail ask for?',
    description:
      'Read, flag, answer, archive, delete: each click is an HTTP request. The web server does the rest, and does not have Bea’s key.',
  },
};
