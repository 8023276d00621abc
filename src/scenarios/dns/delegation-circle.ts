import type { Scenario, ZoneRecord } from '../../run/scenario.ts';
import { town } from '../town.ts';
import { delegation, fromTheRoot, record, zonesWith } from './from-the-root.ts';

/** Three name servers of a zone, all of them in another one. */
const keptIn = (zone: string, other: string): ZoneRecord[] => ['ns1', 'ns2', 'ns3'].map((name) => record(zone, 'NS', `${name}.${other}`));
/** The first exchange of this domain lies in the circle: it is better than the one of the town. */
const first = (domain: string): ZoneRecord => ({ name: domain, type: 'MX', ttlSeconds: 3600, data: '5 mx.circle.com' });

/**
 * circle.com is kept by name servers in circle.org, and circle.org by name servers in circle.com: whoever looks for one is sent
 * to the other. Depth and number of questions are counted, or it would never end. Both domains have a second exchange.
 */
export const delegationCircle: Scenario = {
  ...fromTheRoot(
    [...delegation('b.com', 'ns.b.com', '198.51.100.53'), ...keptIn('circle.com', 'circle.org')],
    [...delegation('a.org', 'dns.a.org', '192.0.2.53'), ...keptIn('circle.org', 'circle.com')],
    zonesWith({ 'b.com': [first('b.com')], 'c.net': [first('c.net')] }),
  ),
  id: 'delegation-circle',
  draft: { ...town.draft, to: [...town.draft.to, 'Esteban <esteban@c.net>'] },
};
