/**
 * A story drawn by chance: hosts, lines, people's mail and mishaps, all from one seed. The test that no mail is lost runs
 * thousands of them; the page opens each by its name ('drawn-42'), so that a mishap that a test found can be watched.
 */
import type { MailDraft } from '../mail/compose.ts';
import type { Action, Account, Host, Intervention, MailSettings, Scenario, Zone } from '../run/scenario.ts';
import { Lot } from '../sim/lot.ts';
import { secondExchange, town, zonesWithSecond } from './town.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Mail is sent and things break within two days; servers try on for five. */
const SPAN_MS = 48 * HOUR_MS;
const PREFIX = 'drawn-';

/** The scenario of this name; `undefined` if it is not one that is drawn. */
export function drawnNamed(id: string): Scenario | undefined {
  const digits = /^drawn-(\d{1,9})$/.exec(id)?.[1];
  return digits === undefined ? undefined : drawn(Number(digits));
}

export function drawn(seed: number): Scenario {
  const lot = new Lot(seed);
  const hosts = hostsOf(lot);
  const names = hosts.map(({ id }) => id);
  const links = [
    ...town.links,
    { a: 'smtp-a', b: 'mx2-b', latencyMs: 40, octetsPerMs: 1250 },
    { a: 'mx2-b', b: 'mx-b', latencyMs: 20, octetsPerMs: 1250 },
  ];
  const loss = lot.chance(0.4) ? lot.below(150) / 1000 : 0;
  return {
    ...town,
    id: `${PREFIX}${seed}`,
    hosts,
    links: links.filter(({ a, b }) => names.includes(a) && names.includes(b)).map((link) => ({ ...link, loss })),
    zones: zonesOf(lot, names),
    accounts: town.accounts.map((account) => accountOf(lot, account)),
    aliases: [
      {
        address: 'equipo@b.com',
        host: 'mx-b',
        kind: 'list',
        members: ['carlos@b.com', 'david@b.com', 'esteban@c.net'],
        owner: 'ana@a.org',
      },
    ],
    devices: town.devices.map((device) => ({ ...device, tls: lot.one(['never', 'if offered'] as const) })),
    actions: actionsOf(lot),
    faults: faultsOf(lot, hosts),
  };
}

function hostsOf(lot: Lot): Host[] {
  const all = lot.chance(0.5) ? [...town.hosts, secondExchange] : town.hosts;
  return all.map((host) => (host.kind === 'server' ? { ...host, tls: lot.chance(0.2), mail: settingsOf(lot, host) } : host));
}

function settingsOf(lot: Lot, { agents }: Host): MailSettings {
  const exchange = !agents.includes('msa');
  return {
    ...(exchange && lot.chance(0.3) ? { profile: lot.one(['1982', '1995', '2008'] as const) } : {}),
    ...(lot.chance(0.3) ? { pipelining: true } : {}),
    ...(lot.chance(0.3) ? { chunking: true } : {}),
    ...(exchange && lot.chance(0.2) ? { greylistMs: (1 + lot.below(60)) * MINUTE_MS } : {}),
    ...(exchange && lot.chance(0.2) ? { withhold: ['8BITMIME', 'SMTPUTF8'] } : {}),
  };
}

function zonesOf(lot: Lot, hosts: readonly string[]): Zone[] {
  return hosts.includes('mx2-b') ? zonesWithSecond(lot.one([10, 20])) : [...town.zones];
}

function accountOf(lot: Lot, account: Account): Account {
  const forward = {
    to: [lot.one(['esteban@c.net', 'david@b.com', 'nadie@b.com'])],
    keepCopy: lot.chance(0.5),
    told: lot.one(['nothing', '251', '551'] as const),
  };
  if (account.address === 'ana@a.org') return account;
  return {
    ...account,
    ...(lot.chance(0.2) ? { quotaOctets: lot.below(3000) } : {}),
    ...(account.address === 'carlos@b.com' && lot.chance(0.4) ? { forward } : {}),
  };
}

const RECIPIENTS = [
  'bea@b.com',
  'carlos@b.com',
  'david@b.com',
  'esteban@b.com',
  'esteban@c.net',
  'equipo@b.com',
  'nadie@b.com',
  'x@nowhere.example',
  'ana@a.org',
];

function actionsOf(lot: Lot): Action[] {
  const first: Action = { at: 0, do: 'send', host: 'ana-laptop', draft: draftOf(lot, 0) };
  let number = 1;
  const more = lot.several(4, (): Action => ({ at: lot.below(SPAN_MS), do: 'send', host: 'ana-laptop', draft: draftOf(lot, number++) }));
  const fetches = lot.several(3, (): Action => ({
    at: lot.below(SPAN_MS),
    do: 'fetch',
    host: lot.one(['bea-laptop', 'bea-telephone', 'ana-laptop']),
  }));
  return [first, ...more, ...fetches];
}

function draftOf(lot: Lot, number: number): MailDraft {
  const to = [...new Set([lot.one(RECIPIENTS), ...lot.several(3, () => lot.one(RECIPIENTS))])];
  return {
    ...town.draft,
    to,
    subject: `${number}`,
    text: `${lot.one(['Hola', 'From here on', '.', '¡Año!'])}\n`.repeat(1 + lot.below(lot.chance(0.2) ? 800 : 20)),
  };
}

function faultsOf(lot: Lot, hosts: readonly Host[]): Intervention[] {
  const servers = hosts.filter(({ kind }) => kind === 'server' || kind === 'dns').map(({ id }) => id);
  const outages = lot.several(3, (): Intervention[] => outage(lot, lot.one(servers)));
  const cuts = lot.several(4, (): Intervention => ({ kind: 'cut', at: stepOf(lot) }));
  const busy = lot.several(1, (): Intervention[] => busyness(lot));
  const room: Intervention[] = lot.chance(0.3)
    ? [{ kind: 'quota', account: 'bea@b.com', octets: lot.below(2000), atMs: lot.below(SPAN_MS) }]
    : [];
  return [...outages.flat(), ...cuts, ...busy.flat(), ...room];
}

/** A host stops at any moment; mostly it comes back. */
function outage(lot: Lot, host: string): Intervention[] {
  const atMs = lot.chance(0.5) ? lot.below(4000) : lot.below(SPAN_MS);
  const stop: Intervention = { kind: 'stop', host, atMs };
  return lot.chance(0.85) ? [stop, { kind: 'start', host, atMs: atMs + 1 + lot.below(24 * HOUR_MS) }] : [stop];
}

function busyness(lot: Lot): Intervention[] {
  const host = lot.one(['mx-b', 'mx-c']);
  const atMs = lot.below(HOUR_MS);
  const greeting = lot.one(['busy', 'noService'] as const);
  return [
    { kind: 'greeting', host, greeting, atMs },
    { kind: 'greeting', host, greeting: 'usual', atMs: atMs + lot.below(6 * HOUR_MS) },
  ];
}

/** The line is cut as this is said or answered. */
function stepOf(lot: Lot): string {
  const connection = lot.one(['submission', 'smtp']) + lot.one(['', '', '.2', '.3', '.5']);
  const step = lot.one(['EHLO#1', 'MAIL#1', 'RCPT#1', 'RCPT#2', 'DATA#1', '(message)#1', 'BDAT#1', 'QUIT#1']);
  return `${connection}:${step}${lot.chance(0.5) ? ':reply' : ''}`;
}
