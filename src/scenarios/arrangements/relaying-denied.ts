import type { Action, Host, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

const hotel: Host = {
  id: 'ana-hotel',
  name: 'room12.hotel.example',
  address: '203.0.113.120',
  kind: 'laptop',
  owner: 'Ana',
  side: 'left',
  agents: ['mua'],
};

const letter = 'From: Ana <ana@a.org>\r\nTo: bea@b.com\r\nSubject: Desde el hotel\r\n\r\nHola, Bea: llego el viernes.\r\n\r\nAna\r\n.';

const types = (at: number, protocol: 'smtp' | 'submission', lines: readonly string[]): Action => ({
  ...{ at, do: 'type', host: 'ana-hotel', to: 'smtp-a', protocol },
  lines: ['EHLO room12.hotel.example', ...lines, 'QUIT'],
});

/**
 * Ana calls her own server from a hotel. At port 25 it takes mail for its own people from anybody, and for nobody else: to pass a
 * stranger's mail on would make it an open relay (RFC 5321 §7.1, RFC 2505). At 587, over TLS, she says who she is (RFC 6409 §4.3).
 */
const relayingDenied: Scenario = {
  ...town,
  id: 'relaying-denied',
  hosts: [...hostsWith({ 'smtp-a': { tls: true, mail: { submission: 'password over TLS' } } }), hotel],
  links: [...town.links, { a: 'ana-hotel', b: 'smtp-a', latencyMs: 60, octetsPerMs: 250 }],
  actions: [
    types(0, 'smtp', ['MAIL FROM:<ana@a.org>', 'RCPT TO:<ana@a.org>', 'RCPT TO:<bea@b.com>']),
    types(60_000, 'submission', [
      'MAIL FROM:<ana@a.org>',
      'STARTTLS',
      'EHLO room12.hotel.example',
      // NUL, ana@a.org, NUL, correo
      'AUTH PLAIN AGFuYUBhLm9yZwBjb3JyZW8=',
      'MAIL FROM:<ana@a.org>',
      'RCPT TO:<bea@b.com>',
      'DATA',
      letter,
    ]),
    { at: 5 * 60_000, do: 'fetch', host: 'bea-laptop' },
  ],
};

export const story: Story = {
  place: 7,
  level: 2,
  scenario: relayingDenied,
  es: {
    title: 'Ana en un hotel: «no se reenvía»',
    question: '¿Por qué su propio servidor rechaza la carta de Ana?',
    description:
      'En el puerto 25, una carta para Bea que viene del hotel es de un desconocido. En el 587, con TLS y contraseña, es de Ana.',
  },
  en: {
    title: 'Ana in a hotel: “relaying denied”',
    question: 'Why does her own server refuse Ana’s letter?',
    description: 'At port 25 a letter for Bea that comes from a hotel is a stranger’s. At 587, with TLS and a password, it is Ana’s.',
  },
};
