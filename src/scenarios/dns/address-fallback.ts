import type { Scenario, ZoneRecord } from '../../run/scenario.ts';
import { town, zoneOfB } from '../town.ts';

const zone = zoneOfB([]);
const address: ZoneRecord = { name: 'b.com', type: 'A', ttlSeconds: 3600, data: '198.51.100.25' };

/** b.com has no MX record at all, only an address: then the host of that name takes its mail (RFC 5321 §5.1). */
export const addressFallback: Scenario = {
  ...town,
  id: 'address-fallback',
  zones: town.zones.map((each) => (each.origin === 'b.com' ? { ...zone, records: [...zone.records, address] } : each)),
};
