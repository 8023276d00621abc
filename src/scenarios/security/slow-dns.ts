import type { Action, Host, Scenario, ZoneRecord } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, forgersWay, hostsWith, town } from '../town.ts';

/** A name server at the end of a line so long that each answer takes four seconds. */
const farAway: Host = { id: 'ns-far', name: 'ns.far.example', address: '203.0.113.153', kind: 'dns', agents: ['nameserver'] };

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const record = (name: string, type: ZoneRecord['type'], data: string): ZoneRecord => ({ name, type, data, ttlSeconds: 0 });
const includes = (count: number) =>
  numbers(count)
    .map((number) => `include:s${number}.far.example`)
    .join(' ');

const records: ZoneRecord[] = [
  record('far.example', 'SOA', 'ns.far.example hostmaster.far.example 1 7200 3600 1209600 300'),
  record('far.example', 'NS', 'ns.far.example'),
  record('many.far.example', 'TXT', `v=spf1 ${includes(8)} mx ~all`),
  record('some.far.example', 'TXT', `v=spf1 ${includes(7)} ~all`),
  ...numbers(8).map((number) => record(`s${number}.far.example`, 'TXT', 'v=spf1 -all')),
  ...numbers(10).map((number) => record('many.far.example', 'MX', `${number} m${number}.far.example`)),
  ...numbers(10).map((number) => record(`m${number}.far.example`, 'A', `203.0.113.${200 + number}`)),
];

/** A field that claims to be a signature of far.example, by one of its keys; nobody has such a key. */
const seal = (number: number) =>
  `DKIM-Signature: v=1; a=rsa-sha256; d=far.example; s=k${number}; h=from;\r\n bh=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=; b=MDEyMw==\r\n`;

function sends(at: number, to: string, domain: string, author: string, seals: number, recipient: string): Action {
  const text = `${numbers(seals).map(seal).join('')}From: ${author}\r\nTo: ${recipient}\r\nSubject: Paciencia\r\n\r\nHola.\r\n.`;
  const lines = ['EHLO mail.mallory.example', `MAIL FROM:<news@${domain}>`, `RCPT TO:<${recipient}>`, 'DATA', text, 'QUIT'];
  return { at, do: 'type', host: 'mallory', to, protocol: 'smtp', lines };
}

/**
 * Whoever checks a message asks name servers that its sender chose, and those may be slow on purpose. After a minute the host asks no
 * more: what is not known by then is not known, and the client is to come back (RFC 7208 §4.6.4, §8.6, §11.1).
 */
const slowDns: Scenario = {
  ...town,
  id: 'slow-dns',
  hosts: [
    ...hostsWith({
      'mx-b': { mail: { verify: { spf: 'enforce', dkim: 'enforce' } } },
      'mx-c': { mail: { verify: { dmarc: 'enforce' } } },
    }),
    farAway,
    forger,
  ],
  links: [
    ...town.links,
    ...forgersWay,
    { a: 'mallory', b: 'mx-c', latencyMs: 35, octetsPerMs: 1250 },
    { a: 'dns-a', b: 'ns-far', latencyMs: 2000, octetsPerMs: 1250 },
  ],
  zones: [...town.zones, { origin: 'far.example', host: 'ns-far', records }],
  actions: [
    sends(0, 'mx-b', 'many.far.example', 'news@many.far.example', 0, 'bea@b.com'),
    sends(120_000, 'mx-b', 'some.far.example', 'news@some.far.example', 10, 'bea@b.com'),
    sends(240_000, 'mx-c', 'some.far.example', 'news@some.far.example', 6, 'esteban@c.net'),
  ],
};

export const story: Story = {
  place: 8,
  level: 3,
  scenario: slowDns,
  es: {
    title: 'Un servidor de nombres sin prisa',
    question: '¿Cuánto se espera por saber quién llama?',
    description:
      'Cada respuesta sobre el remitente tarda cuatro segundos. Al cabo de un minuto el servidor deja de preguntar, y la carta tendrá que volver más tarde.',
  },
  en: {
    title: 'A name server that takes its time',
    question: 'How long does one wait to find out who is calling?',
    description:
      'Each answer about the sender takes four seconds. After a minute the server asks no more, and the letter has to come back later.',
  },
};
