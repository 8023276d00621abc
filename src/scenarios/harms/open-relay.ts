import type { Action, Scenario, ZoneRecord } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, hostsWith, town } from '../town.ts';

const MINUTE_MS = 60_000;
/** Somebody has reported what came from smtp.a.org. */
const LISTED_MS = 20 * MINUTE_MS;
const LIST = 'dnsbl.example';

const record = (name: string, type: ZoneRecord['type'], data: string): ZoneRecord => ({ name, type, ttlSeconds: 300, data });
/** The list of those whom nobody wants mail from; at first smtp.a.org is not on it. */
const empty: ZoneRecord[] = [
  record(LIST, 'SOA', `dns.a.org hostmaster.${LIST} 2026112101 7200 3600 1209600 300`),
  record(LIST, 'NS', 'dns.a.org'),
];
const entry = `25.2.0.192.${LIST}`;
const listing: ZoneRecord[] = [...empty, record(entry, 'A', '127.0.0.2'), record(entry, 'TXT', 'open relay, reported on 21 Nov 2026')];

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
 * comes from a.org; then a list names it, mx.b.com asks that list, and Ana's letter comes back (RFC 2505, RFC 5782, RFC 5321 §7.1).
 */
const openRelay: Scenario = {
  ...town,
  id: 'open-relay',
  hosts: [...hostsWith({ 'smtp-a': { mail: { relays: 'anybody' } }, 'mx-b': { mail: { verify: { dnsbl: LIST } } } }), forger],
  zones: [...town.zones, { origin: LIST, host: 'dns-a', records: empty }],
  links: [
    ...town.links,
    { a: 'mallory', b: 'smtp-a', latencyMs: 35, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
  ],
  actions: [
    spam,
    { at: 10 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
    { at: 30 * MINUTE_MS, do: 'send', host: 'ana-laptop' },
    { at: 40 * MINUTE_MS, do: 'fetch', host: 'ana-laptop' },
  ],
  faults: [{ kind: 'zone', origin: LIST, records: listing, atMs: LISTED_MS }],
};

export const story: Story = {
  place: 1,
  level: 2,
  scenario: openRelay,
  es: {
    title: 'Un relé abierto',
    question: '¿Por qué ya nadie quiere el correo de a.org?',
    description:
      'smtp.a.org reenvía lo que le traiga cualquiera, y Mallory lo aprovecha. Una lista negra lo apunta, mx.b.com la consulta, y la que se queda fuera es Ana.',
  },
  en: {
    title: 'An open relay',
    question: 'Why does nobody want a.org’s mail any more?',
    description:
      'smtp.a.org passes on whatever anybody brings, and Mallory makes use of it. A block list names it, mx.b.com asks that list, and it is Ana who is shut out.',
  },
};
