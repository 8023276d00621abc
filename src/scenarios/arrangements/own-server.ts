import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Ana has an SMTP server on her laptop: her program hands in to it, and it calls b.com itself. The first letter is there at once;
 * the second finds b.com restarting, and the laptop has to keep it and try again. Nobody else would.
 */
const ownServer: Scenario = {
  ...town,
  id: 'own-server',
  hosts: hostsWith({ 'ana-laptop': { agents: ['mua', 'msa', 'mta'] } }),
  links: [
    ...town.links,
    { a: 'ana-laptop', b: 'mx-b', latencyMs: 35, octetsPerMs: 1250 },
    { a: 'ana-laptop', b: 'dns-a', latencyMs: 11, octetsPerMs: 1250 },
  ],
  zones: town.zones.map((zone) =>
    zone.origin === 'a.org'
      ? { ...zone, records: [...zone.records, { name: 'laptop.ana.a.org', type: 'A', ttlSeconds: 3600, data: '192.0.2.10' }] }
      : zone,
  ),
  devices: devicesWith({ 'ana-laptop': { submitTo: 'laptop.ana.a.org' } }),
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 5 * MINUTE_MS, do: 'send', host: 'ana-laptop', draft: { ...town.draft, subject: 'Y otra cosa' } },
    { at: HOUR_MS, do: 'fetch', host: 'bea-laptop' },
  ],
  faults: [
    { kind: 'stop', host: 'mx-b', atMs: 4 * MINUTE_MS },
    { kind: 'start', host: 'mx-b', atMs: 10 * MINUTE_MS },
  ],
};

export const story: Story = {
  place: 2,
  level: 2,
  scenario: ownServer,
  es: {
    title: 'El servidor en el portátil de Ana',
    question: 'Con su propio servidor, ¿necesita Ana a su proveedor?',
    description:
      'El portátil de Ana llama él mismo a b.com. Una carta llega al instante; la otra espera en su cola: que Ana no cierre el portátil.',
  },
  en: {
    title: 'The server on Ana’s laptop',
    question: 'With a server of her own, does Ana need her provider?',
    description:
      'Ana’s laptop calls b.com itself. One letter arrives at once; the other waits in its queue: Ana had better not shut the lid.',
  },
};
