import type { Scenario, ZoneRecord } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town, zoneOfB } from '../town.ts';

const zone = zoneOfB([]);
const address: ZoneRecord = { name: 'b.com', type: 'A', ttlSeconds: 3600, data: '198.51.100.25' };

/** b.com has no MX record at all, only an address: then the host of that name takes its mail (RFC 5321 §5.1). */
export const addressFallback: Scenario = {
  ...town,
  id: 'address-fallback',
  zones: town.zones.map((each) => (each.origin === 'b.com' ? { ...zone, records: [...zone.records, address] } : each)),
};

export const story: Story = {
  place: 5,
  level: 2,
  scenario: addressFallback,
  es: {
    title: 'Un dominio sin MX',
    question: '¿Adónde va el correo de un dominio sin MX?',
    description: 'b.com no tiene registro MX, solo una dirección. Entonces recibe su correo la máquina que lleva ese mismo nombre.',
  },
  en: {
    title: 'A domain without MX',
    question: 'Where does mail go when a domain has no MX record?',
    description: 'b.com has no MX record, only an address. Then the machine of that very name takes its mail.',
  },
};
