import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, secondExchange, town, zonesWithSecond } from '../town.ts';

const MINUTE_MS = 60_000;

/** The envelope says Esteban. Of the two recipients one was made up. */
const spam: Action = {
  ...{ at: 0, do: 'type', host: 'mallory', to: 'mx2-b', protocol: 'smtp' },
  lines: [
    'EHLO mail.mallory.example',
    'MAIL FROM:<esteban@c.net>',
    'RCPT TO:<nadie@b.com>',
    'DATA',
    'From: Premios <esteban@c.net>\r\nTo: nadie@b.com\r\nSubject: Ha ganado\r\n\r\nHa ganado un premio.\r\n.',
    'QUIT',
  ],
};

/**
 * mx2.b.com takes what comes for b.com and does not know who lives there. Mallory calls it, and not the first exchange, with a sender who
 * is somebody else; mx.b.com refuses, and the report goes to Esteban, who never wrote (RFC 5321 §6.1, §6.2).
 */
const backscatter: Scenario = {
  ...town,
  id: 'backscatter',
  hosts: [
    ...town.hosts,
    secondExchange,
    forger,
    { id: 'esteban-laptop', name: 'laptop.esteban.c.net', address: '203.0.113.10', kind: 'laptop', owner: 'Esteban', agents: ['mua'] },
  ],
  links: [
    ...town.links,
    { a: 'mallory', b: 'mx2-b', latencyMs: 35, octetsPerMs: 1250 },
    { a: 'mx2-b', b: 'mx-b', latencyMs: 20, octetsPerMs: 1250 },
    { a: 'mx2-b', b: 'dns-a', latencyMs: 30, octetsPerMs: 1250 },
    { a: 'mx2-b', b: 'mx-c', latencyMs: 30, octetsPerMs: 1250 },
    { a: 'mx-c', b: 'esteban-laptop', latencyMs: 12, octetsPerMs: 1250 },
  ],
  zones: zonesWithSecond(20),
  devices: [...town.devices, { host: 'esteban-laptop', account: 'esteban@c.net', fetch: { via: 'imap', from: 'mx.c.net' } }],
  actions: [spam, { at: 5 * MINUTE_MS, do: 'fetch', host: 'esteban-laptop' }],
};

export const story: Story = {
  place: 2,
  level: 2,
  scenario: backscatter,
  es: {
    title: 'Le devuelven una carta que no escribió',
    question: '¿Por qué recibe Esteban el rebote de una carta ajena?',
    description:
      'Mallory pone a Esteban de remitente y llama al segundo MX, que acepta sin saber quién vive allí. El informe le llega a Esteban.',
  },
  en: {
    title: 'A bounce for a letter he never wrote',
    question: 'Why does Esteban get the bounce of somebody else’s letter?',
    description:
      'Mallory puts Esteban as the sender and calls the second MX, which accepts without knowing who lives there. The report goes to Esteban.',
  },
};
