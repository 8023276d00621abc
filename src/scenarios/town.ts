/** The town in which every story takes place: who lives where, over which lines, under which names. Addresses: RFC 5737. */
import { own } from '../own.ts';
import type { Account, Action, Device, Host, Link, Scenario, Zone, ZoneRecord } from '../run/scenario.ts';

const hosts: Host[] = [
  { id: 'ana-laptop', name: 'laptop.ana.a.org', address: '192.0.2.10', kind: 'laptop', owner: 'Ana', agents: ['mua'] },
  { id: 'smtp-a', name: 'smtp.a.org', address: '192.0.2.25', kind: 'server', agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] },
  { id: 'dns-a', name: 'dns.a.org', address: '192.0.2.53', kind: 'dns', agents: ['resolver'] },
  { id: 'ns-b', name: 'ns.b.com', address: '198.51.100.53', kind: 'dns', agents: ['nameserver'] },
  { id: 'mx-b', name: 'mx.b.com', address: '198.51.100.25', kind: 'server', agents: ['mta', 'mda', 'pop3', 'imap'] },
  { id: 'bea-laptop', name: 'laptop.bea.b.com', address: '198.51.100.10', kind: 'laptop', owner: 'Bea', agents: ['mua'] },
  { id: 'bea-telephone', name: 'phone.bea.b.com', address: '198.51.100.11', kind: 'telephone', owner: 'Bea', agents: ['mua'] },
  { id: 'mx-c', name: 'mx.c.net', address: '203.0.113.25', kind: 'server', agents: ['mta', 'mda', 'pop3', 'imap'] },
];

/** A secondary exchange of b.com: it keeps mail until the first one is back. */
export const secondExchange: Host = { id: 'mx2-b', name: 'mx2.b.com', address: '203.0.113.26', kind: 'server', agents: ['mta'] };

const links: Link[] = [
  { a: 'ana-laptop', b: 'smtp-a', latencyMs: 10, octetsPerMs: 1250 },
  { a: 'smtp-a', b: 'dns-a', latencyMs: 1, octetsPerMs: 12500 },
  { a: 'dns-a', b: 'ns-b', latencyMs: 25, octetsPerMs: 1250 },
  { a: 'smtp-a', b: 'mx-b', latencyMs: 30, octetsPerMs: 1250 },
  { a: 'smtp-a', b: 'mx-c', latencyMs: 45, octetsPerMs: 1250 },
  { a: 'mx-b', b: 'ns-b', latencyMs: 1, octetsPerMs: 12500 },
  { a: 'mx-b', b: 'bea-laptop', latencyMs: 12, octetsPerMs: 1250 },
  { a: 'mx-b', b: 'bea-telephone', latencyMs: 40, octetsPerMs: 250 },
];

/** A zone with its SOA and its name server (RFC 1034 §4.2.1), its exchanges in order of preference, and the addresses of its hosts. */
function zone(origin: string, host: string, exchanges: [number, string][], addresses: [string, string][]): Zone {
  const ttlSeconds = 3600;
  const server = hosts.find(({ id }) => id === host)!.name;
  const figures = '2026112101 7200 3600 1209600 300';
  const soa: ZoneRecord = { name: origin, type: 'SOA', ttlSeconds, data: `${server} hostmaster.${origin} ${figures}` };
  const ns: ZoneRecord = { name: origin, type: 'NS', ttlSeconds, data: server };
  const mx = exchanges.map(([preference, name]): ZoneRecord => ({ name: origin, type: 'MX', ttlSeconds, data: `${preference} ${name}` }));
  const a = addresses.map(([name, address]): ZoneRecord => ({ name, type: 'A', ttlSeconds, data: address }));
  return { origin, host, records: [soa, ns, ...mx, ...a] };
}

export const zoneOfB = (exchanges: [number, string][] = [[10, 'mx.b.com']]): Zone =>
  zone('b.com', 'ns-b', exchanges, [
    ['mx.b.com', '198.51.100.25'],
    ['mx2.b.com', '203.0.113.26'],
    ['pop3.b.com', '198.51.100.25'],
    ['imap.b.com', '198.51.100.25'],
    ['ns.b.com', '198.51.100.53'],
  ]);

const zones: Zone[] = [
  zone(
    'a.org',
    'dns-a',
    [[10, 'smtp.a.org']],
    [
      ['smtp.a.org', '192.0.2.25'],
      ['dns.a.org', '192.0.2.53'],
    ],
  ),
  zoneOfB(),
  zone('c.net', 'dns-a', [[10, 'mx.c.net']], [['mx.c.net', '203.0.113.25']]),
];

/** The same where b.com has a second exchange, mx2.b.com, of this preference beside the 10 of the first. */
export const zonesWithSecond = (preference: number): Zone[] =>
  zones.map((each) =>
    each.origin === 'b.com'
      ? zoneOfB([
          [10, 'mx.b.com'],
          [preference, 'mx2.b.com'],
        ])
      : each,
  );

export const PASSWORD = 'correo';

const accounts: Account[] = [
  { address: 'ana@a.org', name: 'Ana', host: 'smtp-a', password: PASSWORD },
  { address: 'bea@b.com', name: 'Beatriz', host: 'mx-b', password: PASSWORD },
  { address: 'carlos@b.com', name: 'Carlos', host: 'mx-b', password: PASSWORD },
  { address: 'david@b.com', name: 'David', host: 'mx-b', password: PASSWORD },
  { address: 'esteban@b.com', name: 'Esteban', host: 'mx-b', password: PASSWORD },
  { address: 'esteban@c.net', name: 'Esteban', host: 'mx-c', password: PASSWORD },
];

const devices: Device[] = [
  { host: 'ana-laptop', account: 'ana@a.org', submitTo: 'smtp.a.org', fetch: { via: 'imap', from: 'smtp.a.org' } },
  // the laptop leaves a copy on the server: the telephone is to find it there
  { host: 'bea-laptop', account: 'bea@b.com', fetch: { via: 'pop3', from: 'mx.b.com', leaveOnServer: true } },
  { host: 'bea-telephone', account: 'bea@b.com', fetch: { via: 'imap', from: 'mx.b.com' } },
];

const MINUTE_MS = 60_000;

/** Ana writes to Bea on a quiet Saturday morning; Bea looks for mail ten minutes later, first on her laptop, then on her telephone. */
export const town: Omit<Scenario, 'id'> = {
  startsAt: Date.UTC(2026, 10, 21, 9, 0, 0),
  hosts,
  links,
  zones,
  accounts,
  devices,
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
    { at: 11 * MINUTE_MS, do: 'fetch', host: 'bea-telephone' },
  ],
  faults: [],
  draft: {
    from: 'Ana <ana@a.org>',
    to: ['Beatriz <bea@b.com>'],
    cc: [],
    bcc: [],
    replyTo: '',
    subject: '¿Comemos juntas?',
    text: 'Hola, Bea:\n\n¿Comemos juntas el viernes?\n\nAna\n',
    attachments: [],
  },
};

/** The hosts of the town, some of them changed: by id. */
export function hostsWith(changes: Record<string, Partial<Host>>, hosts: readonly Host[] = town.hosts): Host[] {
  return hosts.map((host) => ({ ...host, ...own(changes, host.id) }));
}

/** The devices of the town, some of them changed: by the id of their host. */
export function devicesWith(changes: Record<string, Partial<Device>>): Device[] {
  return town.devices.map((device) => ({ ...device, ...own(changes, device.host) }));
}

/** The accounts of the town, some of them changed: by address. */
export function accountsWith(changes: Record<string, Partial<Account>>): Account[] {
  return town.accounts.map((account) => ({ ...account, ...own(changes, account.address) }));
}

/** Whoever has a line can say that he is somebody else. */
export const forger: Host = {
  id: 'mallory',
  name: 'mail.mallory.example',
  address: '203.0.113.66',
  kind: 'laptop',
  owner: 'Mallory',
  agents: ['mua'],
};
export const forgersWay: Link[] = [{ a: 'mallory', b: 'mx-b', latencyMs: 35, octetsPerMs: 1250 }];

/** Mallory types a letter whose author is Ana; its envelope says `reversePath`. */
export function letterInTheNameOfAna(reversePath: string): Action {
  return letterInTheNameOf('Ana <ana@a.org>', reversePath);
}

/** Mallory types a letter with this author. */
export function letterInTheNameOf(author: string, reversePath: string): Action {
  const lines = [
    'EHLO mail.mallory.example',
    `MAIL FROM:<${reversePath}>`,
    'RCPT TO:<bea@b.com>',
    'DATA',
    `From: ${author}\r\nTo: bea@b.com\r\nSubject: Urgente\r\n\r\nBea, necesito tu clave.\r\n\r\nAna\r\n.`,
    'QUIT',
  ];
  return { at: 0, do: 'type', host: 'mallory', to: 'mx-b', protocol: 'smtp', lines };
}

/** A domain that only ns.b.com answers for: when that is switched off, nobody does. */
export const silentZone: Zone = zone('silent.example', 'ns-b', [], []);

/** The zones of the town with TXT records, by their names; a name in none of them gets a zone of its own. */
export function saysInDns(texts: Record<string, string>): Zone[] {
  const within = (name: string, origin: string) => name === origin || name.endsWith(`.${origin}`);
  const record = (name: string): ZoneRecord => ({ name, type: 'TXT', ttlSeconds: 3600, data: own(texts, name)! });
  const names = Object.keys(texts);
  const known = town.zones.map((one) => {
    const own = names.filter((name) => within(name, one.origin)).map(record);
    return { ...one, records: [...one.records, ...own] };
  });
  const others = names.filter((name) => !town.zones.some(({ origin }) => within(name, origin)));
  return [
    ...known,
    ...others.map((origin) => ({ origin, host: 'dns-a', records: [...zone(origin, 'dns-a', [], []).records, record(origin)] })),
  ];
}
