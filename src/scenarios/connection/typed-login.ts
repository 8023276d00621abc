import { encodeBase64 } from '../../mail/encodings.ts';
import { text, utf8 } from '../../mail/octets.ts';
import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, PASSWORD, town } from '../town.ts';

const MINUTE_MS = 60_000;
const letter = [
  'Date: Sat, 21 Nov 2026 09:01:00 +0000',
  'Message-ID: <a.mano.1@a.org>',
  'From: Ana <ana@a.org>',
  'To: bea@b.com',
  'Subject: A mano',
  '',
  'Hola, Bea: esto lo escribo a mano.',
  '',
  'Ana',
  '.',
].join('\r\n');

/**
 * All by hand: Bea opens her mailbox at a terminal, says IDLE and listens. Ana submits at another: TLS first, then the challenge
 * and her response (RFC 4616: two names and a password, in base64), then the letter. Bea sees it come.
 * Carlos only wants to know what POP3 offers, before TLS and after it, and hangs up.
 */
const typedLogin: Scenario = {
  ...town,
  id: 'typed-login',
  hosts: hostsWith({ 'mx-b': { tls: true }, 'smtp-a': { tls: true, mail: { submission: 'password over TLS' } } }),
  actions: [
    {
      at: 0,
      do: 'type',
      host: 'bea-laptop',
      to: 'mx-b',
      protocol: 'imap',
      lines: [`a LOGIN bea@b.com ${PASSWORD}`, 'b SELECT INBOX', 'c IDLE'],
      stays: true,
    },
    {
      at: MINUTE_MS,
      do: 'type',
      host: 'ana-laptop',
      to: 'smtp-a',
      protocol: 'submission',
      lines: [
        'EHLO laptop.ana.a.org',
        'STARTTLS',
        'EHLO laptop.ana.a.org',
        'AUTH PLAIN',
        text(encodeBase64(utf8(`\0ana@a.org\0${PASSWORD}`))),
        'MAIL FROM:<ana@a.org>',
        'RCPT TO:<bea@b.com>',
        'DATA',
        letter,
        'QUIT',
      ],
    },
    { at: 3 * MINUTE_MS, do: 'type', host: 'bea-telephone', to: 'mx-b', protocol: 'pop3', lines: ['CAPA', 'STLS', 'CAPA'] },
  ],
};

export const story: Story = {
  place: 8,
  level: 2,
  scenario: typedLogin,
  es: {
    title: 'Entrar tecleando',
    question: '¿Se puede hablar con un servidor tecleando?',
    description: 'STARTTLS, AUTH y una carta, línea a línea. En otra terminal, Bea ha dicho IDLE y la ve llegar.',
  },
  en: {
    title: 'Logging in by hand',
    question: 'Can you talk to a server with nothing but a keyboard?',
    description: 'STARTTLS, AUTH and a letter, typed line by line. At another terminal Bea has said IDLE, and sees it come.',
  },
};
