/** Ana keeps a mail server at home, for a domain of her own; her telephone hands in at a.org, port 587. On both lines of her provider port 25 is barred. */
import type { Action, Host, Link, Scenario, ZoneRecord } from '../run/scenario.ts';
import { devicesWith, hostsWith, PASSWORD, town } from './town.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LAPTOP_ADDRESS = '203.0.113.80';

const gate: Host = { id: 'isp', name: 'mail.isp.example', address: '203.0.113.5', kind: 'server', agents: ['mta'] };
const telephone: Host = {
  id: 'ana-telephone',
  name: 'phone.isp.example',
  address: '203.0.113.81',
  kind: 'telephone',
  owner: 'Ana',
  side: 'left',
  agents: ['mua'],
};

const record = (name: string, type: ZoneRecord['type'], data: string): ZoneRecord => ({ name, type, ttlSeconds: 3600, data });

interface Ways {
  /** Whose mail the provider's own port 25 passes on. */
  relays?: 'its network';
  /** When Ana looks for mail at home, ms: reports of her own server. */
  laterMs?: readonly number[];
}

/** When the home server has told her that it still waits, and that it has given up. */
export const REPORTED_MS = [5 * HOUR_MS, 6 * 24 * HOUR_MS] as const;

/** The provider's end of both lines is `isp`. */
export function behindProvider(id: string, port25: NonNullable<Link['port25']>, { relays, laterMs = [] }: Ways = {}): Scenario {
  const laptop = {
    name: 'mail.ana.example',
    address: LAPTOP_ADDRESS,
    agents: ['mua', 'msa', 'mta', 'mda', 'imap'],
  } satisfies Partial<Host>;
  const others = town.links.filter(({ a, b }) => a !== 'ana-laptop' && b !== 'bea-telephone');
  return {
    ...town,
    id,
    hosts: [
      ...hostsWith({ 'ana-laptop': laptop, 'smtp-a': { tls: true, mail: { submission: 'password over TLS' } } }).filter(
        (host) => host.id !== 'mx-c' && host.id !== 'bea-telephone',
      ),
      ...[{ ...gate, ...(relays && { mail: { relays } }) }, telephone],
    ],
    links: [
      ...others.filter(({ b }) => b !== 'mx-c'),
      { a: 'ana-laptop', b: 'isp', latencyMs: 10, octetsPerMs: 1250, port25 },
      { a: 'ana-telephone', b: 'isp', latencyMs: 20, octetsPerMs: 1250, port25 },
      ...['smtp-a', 'mx-b', 'dns-a'].map((b) => ({ a: 'isp', b, latencyMs: 15, octetsPerMs: 1250 })),
    ],
    accounts: [
      ...town.accounts.filter(({ host }) => host !== 'mx-c'),
      { address: 'ana@ana.example', name: 'Ana', host: 'ana-laptop', password: PASSWORD },
    ],
    zones: [
      ...town.zones.filter(({ origin }) => origin !== 'c.net'),
      {
        origin: 'ana.example',
        host: 'dns-a',
        records: [
          record('ana.example', 'SOA', 'dns.a.org hostmaster.ana.example 2026112101 7200 3600 1209600 300'),
          record('ana.example', 'NS', 'dns.a.org'),
          record('ana.example', 'MX', '10 mail.ana.example'),
          record('mail.ana.example', 'A', LAPTOP_ADDRESS),
        ],
      },
    ],
    devices: [
      ...devicesWith({
        'ana-laptop': { account: 'ana@ana.example', submitTo: 'mail.ana.example', fetch: { via: 'imap', from: 'mail.ana.example' } },
      }).filter(({ host }) => host !== 'bea-telephone'),
      { host: 'ana-telephone', account: 'ana@a.org', submitTo: 'smtp.a.org', tls: 'demanded', mechanism: 'best' },
    ],
    actions: [
      { at: 0, do: 'send', host: 'ana-laptop' },
      { at: 2 * MINUTE_MS, do: 'send', host: 'ana-telephone', draft: { ...town.draft, subject: 'Por el 587' } },
      { at: 10 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
      ...laterMs.map((at): Action => ({ at, do: 'fetch', host: 'ana-laptop' })),
    ],
    draft: { ...town.draft, from: 'Ana <ana@ana.example>' },
  };
}
