import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

const MINUTE_MS = 60_000;

/** Ana types a letter to `address`, and what she wants to hear of it. */
function asking(minute: number, address: string, notify: string): Action {
  const lines = [
    'EHLO laptop.ana.a.org',
    'MAIL FROM:<ana@a.org>',
    `RCPT TO:<${address}> NOTIFY=${notify}`,
    'DATA',
    `Date: Sat, 21 Nov 2026 09:00:00 +0000\r\nMessage-ID: <${minute}@a.org>\r\nFrom: Ana <ana@a.org>\r\nTo: ${address}\r\nSubject: ${notify}\r\n\r\nHola.\r\n.`,
    'QUIT',
  ];
  return { at: minute * MINUTE_MS, do: 'type', host: 'ana-laptop', to: 'smtp-a', protocol: 'submission', lines };
}

/**
 * What the sender wants to hear (RFC 3461 §4.1): NEVER, and a full mailbox behind an alias stays untold; SUCCESS, and the list
 * says that it has taken the letter, and no more: what becomes of it there is its owner's business. Where the next server knows
 * nothing of DSN, her own says that it was passed on (§5.2.2).
 */
const notify: Scenario = {
  ...town,
  id: 'notify',
  hosts: hostsWith({ 'mx-c': { mail: { withhold: ['DSN'] } } }),
  links: [...town.links, { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 }],
  aliases: [
    { address: 'profes@b.com', host: 'mx-b', kind: 'alias', members: ['bea@b.com', 'carlos@b.com'] },
    { address: 'equipo@b.com', host: 'mx-b', kind: 'list', members: ['david@b.com', 'esteban@b.com'], owner: 'carlos@b.com' },
  ],
  actions: [
    asking(0, 'profes@b.com', 'NEVER'),
    asking(5, 'equipo@b.com', 'SUCCESS'),
    asking(7, 'esteban@c.net', 'SUCCESS'),
    { at: 10 * MINUTE_MS, do: 'fetch', host: 'ana-laptop' },
  ],
  faults: [{ kind: 'quota', account: 'bea@b.com', octets: 0, atMs: 0 }],
};

export const story: Story = {
  place: 7,
  level: 3,
  scenario: notify,
  es: {
    title: 'Lo que el remitente quiere saber',
    question: '¿Puede Ana pedir que no la avisen?',
    description:
      'NEVER: un buzón está lleno y nadie lo dice. SUCCESS: una lista informa de que ha repartido la carta; por un servidor sin DSN informa el de Ana.',
  },
  en: {
    title: 'What the sender wants to hear',
    question: 'Can Ana ask not to be told?',
    description:
      'NEVER: a mailbox is full, and nobody says so. SUCCESS: a list reports that it has sent the letter on; for a server without DSN, Ana’s own reports.',
  },
};
