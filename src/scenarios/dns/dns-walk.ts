import type { Host, Link, Scenario, Zone, ZoneRecord } from '../../run/scenario.ts';
import { town } from '../town.ts';

const host = (id: string, name: string, address: string): Host => ({ id, name, address, kind: 'dns', agents: ['nameserver'] });
const ROOT = host('ns-root', 'a.root-servers.net', '203.0.113.1');
const COM = host('ns-com', 'a.gtld-servers.net', '203.0.113.2');
const ORG = host('ns-org', 'a0.org.afilias-nst.info', '203.0.113.3');

const link = ({ id }: Host, latencyMs: number): Link => ({ a: 'dns-a', b: id, latencyMs, octetsPerMs: 1250 });
const record = (name: string, type: ZoneRecord['type'], data: string): ZoneRecord => ({ name, type, ttlSeconds: 172_800, data });
const soa = (origin: string, { name }: Host) => record(origin, 'SOA', `${name} nstld.example 2026112100 1800 900 604800 86400`);

/** Who is responsible for a name further down, and the address of that server, which the name alone would not lead to. */
function delegation(zone: string, name: string, address: string): ZoneRecord[] {
  return [record(zone, 'NS', name), record(name, 'A', address)];
}

const zones: Zone[] = [
  {
    origin: '.',
    host: ROOT.id,
    records: [
      soa('.', ROOT),
      record('.', 'NS', ROOT.name),
      ...delegation('com', COM.name, COM.address),
      ...delegation('org', ORG.name, ORG.address),
    ],
  },
  { origin: 'com', host: COM.id, records: [soa('com', COM), ...delegation('b.com', 'ns.b.com', '198.51.100.53')] },
  { origin: 'org', host: ORG.id, records: [soa('org', ORG), ...delegation('a.org', 'dns.a.org', '192.0.2.53')] },
];

/** The resolver knows only the root: it is sent from there to com, from com to b.com, and remembers the way. */
export const dnsWalk: Scenario = {
  ...town,
  id: 'dns-walk',
  hosts: [...town.hosts, ROOT, COM, ORG],
  links: [...town.links, link(ROOT, 15), link(COM, 20), link(ORG, 20)],
  zones: [...zones, ...town.zones],
};
