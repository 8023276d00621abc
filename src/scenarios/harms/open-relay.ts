import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, hostsWith, town } from '../town.ts';

const MINUTE_MS = 60_000;
/** The postmaster of b.com has had enough. */
const BARRED_MS = 20 * MINUTE_MS;

/** One letter in, three out: the relay does the work, and its address stands on the line. */
const spam: Action = {
  ...{ at: 0, do: 'type', host: 'mallory', to: 'smtp-a', protocol: 'smtp' },
  lines: [
    'EHLO mail.mallory.example',
    'MAIL FROM:<premios@mallory.example>',
    'RCPT TO:<bea@b.com>',
    'RCPT TO:<carlos@b.com>',
    'RCPT TO:<esteban@c.net>',
    'DATA',
    'From: Premios <premios@mallory.example>\r\nTo: ganadores@mallory.example\r\nSubject: Ha ganado\r\n\r\nHa ganado un premio.\r\n.',
    'QUIT',
  ],
};

/**
 * smtp.a.org passes on whatever anybody brings, as most servers did until the nineties. Mallory finds it, and the world sees spam that
 * comes from a.org; then b.com takes nothing from a.org any more, and Ana's letter comes back (RFC 2505, RFC 5321 §7.1, §7.8).
 */
const openRelay: Scenario = {
  ...town,
  id: 'open-relay',
  hosts: [...hostsWith({ 'smtp-a': { mail: { relays: 'anybody' } } }), forger],
  links: [...town.links, { a: 'mallory', b: 'smtp-a', latencyMs: 35, octetsPerMs: 1250 }],
  actions: [
    spam,
    { at: 10 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
    { at: 30 * MINUTE_MS, do: 'send', host: 'ana-laptop' },
    { at: 40 * MINUTE_MS, do: 'fetch', host: 'ana-laptop' },
  ],
  faults: [
    {
      ...{ kind: 'answer', host: 'mx-b', port: 25, verb: 'MAIL', atMs: BARRED_MS },
      reply: '554 5.7.1 No mail from 192.0.2.25: it is an open relay',
    },
  ],
};

export const story: Story = {
  place: 1,
  level: 2,
  scenario: openRelay,
  es: {
    title: 'Un relé abierto',
    question: '¿Por qué ya nadie quiere el correo de a.org?',
    description:
      'smtp.a.org reenvía lo que le traiga cualquiera, y Mallory lo aprovecha. El postmaster de b.com se cansa, y la que se queda fuera es Ana.',
  },
  en: {
    title: 'An open relay',
    question: 'Why does nobody want a.org’s mail any more?',
    description:
      'smtp.a.org passes on whatever anybody brings, and Mallory makes use of it. The postmaster of b.com has enough, and it is Ana who is shut out.',
  },
};
