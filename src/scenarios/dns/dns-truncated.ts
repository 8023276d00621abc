import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town, zoneOfB } from '../town.ts';

/** So many that 512 octets do not hold them. */
const SPARE_EXCHANGES = 30;
const spare = Array.from({ length: SPARE_EXCHANGES }, (_, index): [number, string] => [20 + index, `mx-${index + 1}.spare.b.com`]);

/** b.com has so many exchanges that a datagram does not hold the answer: it comes cut off, and the question is put again over TCP. */
export const dnsTruncated: Scenario = {
  ...town,
  id: 'dns-truncated',
  zones: town.zones.map((zone) => (zone.origin === 'b.com' ? zoneOfB([[10, 'mx.b.com'], ...spare]) : zone)),
};

export const story: Story = {
  place: 11,
  level: 3,
  scenario: dnsTruncated,
  es: {
    title: 'Una respuesta que no cabe en UDP',
    question: '¿Y si la respuesta no cabe en un paquete?',
    description: 'b.com tiene tantos servidores de correo que no caben en un datagrama. La respuesta llega cortada y se recoge por TCP.',
  },
  en: {
    title: 'An answer too long for UDP',
    question: 'What if the answer does not fit into one packet?',
    description: 'b.com lists so many exchanges that a datagram does not hold them. The answer comes cut off, and is fetched over TCP.',
  },
};
