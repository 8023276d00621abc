import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { ascii } from '../../mail/octets.ts';
import { forger, hostsWith, town } from '../town.ts';

const MINUTE_MS = 60_000;
const SUBJECT = 'Mira esta foto';
/** Nothing that could run: what its readers' programs do with it, this story tells them. */
const program = { name: 'foto.jpg.vbs', type: 'application/octet-stream', octets: ascii('Here would be a program.\r\n'.repeat(40)) };

/** It has been opened here, and sends itself to all the addresses of this book. */
const spreads = (at: number, host: string, from: string, to: string[]): Action => ({
  ...{ at, do: 'send', host },
  draft: { ...town.draft, from, to, subject: SUBJECT, text: '¡Qué risa! Ábrela.\n', attachments: [program] },
});

const first: Action = {
  ...{ at: 0, do: 'type', host: 'mallory', to: 'smtp-a', protocol: 'smtp' },
  lines: [
    'EHLO mail.mallory.example',
    'MAIL FROM:<fotos@mallory.example>',
    'RCPT TO:<ana@a.org>',
    'DATA',
    [
      'From: Fotos <fotos@mallory.example>',
      'To: ana@a.org',
      `Subject: ${SUBJECT}`,
      'MIME-Version: 1.0',
      `Content-Type: application/octet-stream; name=${program.name}`,
      `Content-Disposition: attachment; filename=${program.name}`,
      '',
      'Here would be a program.',
      '.',
    ].join('\r\n'),
    'QUIT',
  ],
};

/**
 * One letter from a stranger; then from Ana, who is no stranger; then from Bea. No forgery is in it: the letters come from whom they
 * name, by the right servers, and SPF, DKIM and DMARC have nothing against them.
 */
const worm: Scenario = {
  ...town,
  id: 'worm',
  hosts: [...hostsWith({ 'mx-b': { agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] } }).filter(({ id }) => id !== 'bea-telephone'), forger],
  links: [
    ...town.links.filter(({ b }) => b !== 'bea-telephone'),
    { a: 'mallory', b: 'smtp-a', latencyMs: 35, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
  ],
  devices: town.devices
    .filter(({ host }) => host !== 'bea-telephone')
    .map((device) => (device.host === 'bea-laptop' ? { ...device, submitTo: 'mx.b.com' } : device)),
  actions: [
    first,
    { at: 2 * MINUTE_MS, do: 'fetch', host: 'ana-laptop' },
    spreads(3 * MINUTE_MS, 'ana-laptop', 'Ana <ana@a.org>', ['bea@b.com', 'carlos@b.com']),
    { at: 5 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
    spreads(6 * MINUTE_MS, 'bea-laptop', 'Beatriz <bea@b.com>', ['ana@a.org', 'carlos@b.com', 'david@b.com', 'esteban@c.net']),
  ],
};

export const story: Story = {
  place: 6,
  level: 1,
  scenario: worm,
  es: {
    title: 'Un adjunto que se reenvía solo',
    question: 'La carta es de Ana de verdad: ¿se puede abrir?',
    description:
      'Ana abre un adjunto, y su programa lo manda a toda su agenda; luego el de Bea. Nada está falsificado: las cartas salen de quien dicen.',
  },
  en: {
    title: 'An attachment that sends itself on',
    question: 'The letter really is from Ana: is it safe to open?',
    description:
      'Ana opens an attachment, and her program sends it to her whole address book; then Bea’s does. Nothing is forged: the letters come from whom they name.',
  },
};
