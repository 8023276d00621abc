import type { Host, Link, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { accountsWith, hostsWith, PASSWORD, town } from '../town.ts';

const oldest: Host = {
  ...{ id: 'mx-d', name: 'mx.d.example', address: '203.0.113.82', kind: 'server', agents: ['mta', 'mda'] },
  mail: { profile: '1982' },
};
const roads: Link[] = [
  { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
  { a: 'mx-c', b: 'mx-d', latencyMs: 25, octetsPerMs: 1250 },
  { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
  { a: 'mx-c', b: 'dns-a', latencyMs: 20, octetsPerMs: 1250 },
];
const record = (name: string, type: 'SOA' | 'NS' | 'MX' | 'A', data: string) => ({ name, type, ttlSeconds: 3600, data });

/**
 * One letter, sent on from house to house, each server older than the one before: today, 2008, 1995, 1982. TLS is left behind at the
 * second door, and at the last there is no EHLO, so that what Ana wrote in eight bits goes on in seven (RFC 6152 §3).
 */
const fourAges: Scenario = {
  ...town,
  id: 'four-ages',
  hosts: [
    ...hostsWith({
      'smtp-a': { tls: true },
      'mx-b': { tls: true, mail: { profile: '2008' } },
      'mx-c': { tls: true, mail: { profile: '1995' } },
    }).filter(({ id }) => id !== 'bea-laptop' && id !== 'bea-telephone'),
    oldest,
  ],
  links: [...town.links.filter(({ b }) => b !== 'bea-laptop' && b !== 'bea-telephone'), ...roads],
  zones: [
    ...town.zones,
    {
      origin: 'd.example',
      host: 'dns-a',
      records: [
        record('d.example', 'SOA', 'dns.a.org hostmaster.d.example 2026112101 7200 3600 1209600 300'),
        record('d.example', 'NS', 'dns.a.org'),
        record('d.example', 'MX', '10 mx.d.example'),
        record('mx.d.example', 'A', oldest.address),
      ],
    },
  ],
  accounts: [
    ...accountsWith({
      'bea@b.com': { forward: { to: ['esteban@c.net'], keepCopy: false, told: 'nothing' } },
      'esteban@c.net': { forward: { to: ['jon@d.example'], keepCopy: false, told: 'nothing' } },
    }),
    { address: 'jon@d.example', name: 'Jon', host: 'mx-d', password: PASSWORD },
  ],
  devices: town.devices.filter(({ host }) => host === 'ana-laptop'),
  actions: [{ at: 0, do: 'send', host: 'ana-laptop' }],
  draft: { ...town.draft, encoding: '8bit' },
};

export const story: Story = {
  place: 7,
  level: 2,
  scenario: fourAges,
  es: {
    title: 'Una carta por cuatro épocas',
    question: '¿Llega una carta de hoy a un servidor de 1982?',
    description:
      'De un servidor de hoy a uno de 2008, a uno de 1995 y a uno de 1982. En cada puerta se pierde algo: TLS, los ocho bits, EHLO; la carta llega.',
  },
  en: {
    title: 'One letter through four ages',
    question: 'Will a letter of today reach a server of 1982?',
    description:
      'From a server of today to one of 2008, of 1995 and of 1982. At each door something is lost: TLS, the eight bits, EHLO; the letter arrives.',
  },
};
