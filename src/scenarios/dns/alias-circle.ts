import type { Scenario, Zone, ZoneRecord } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town, zoneOfB } from '../town.ts';

const alias = (name: string, data: string): ZoneRecord => ({ name, type: 'CNAME', ttlSeconds: 3600, data });

/** One circle goes through two zones, one stays in b.com; the last alias goes through both and ends at a machine. */
const aliases = [
  alias('mail.b.com', 'mail.c.net'),
  alias('in.b.com', 'out.b.com'),
  alias('out.b.com', 'in.b.com'),
  alias('post.b.com', 'post.c.net'),
];
const back = [alias('mail.c.net', 'mail.b.com'), alias('post.c.net', 'mx.b.com')];
const ofB = zoneOfB([
  [10, 'mail.b.com'],
  [20, 'in.b.com'],
  [30, 'post.b.com'],
]);
const changed = (zone: Zone): Zone => {
  if (zone.origin === 'b.com') return { ...ofB, records: [...ofB.records, ...aliases] };
  return zone.origin === 'c.net' ? { ...zone, records: [...zone.records, ...back] } : zone;
};

/** The exchanges of b.com are aliases, which they must not be (RFC 5321 §5.1): two of them lead round, the third is the machine. */
const aliasCircle: Scenario = { ...town, id: 'alias-circle', zones: town.zones.map(changed) };

export const story: Story = {
  place: 7,
  level: 3,
  scenario: aliasCircle,
  es: {
    title: 'Alias que se muerden la cola',
    question: '¿Y si un MX lleva a un alias, y el alias a sí mismo?',
    description:
      'Un registro MX no debe nombrar un alias; aquí lo hacen los tres. Dos dan vueltas sin fin; el tercero, por suerte, es una máquina.',
  },
  en: {
    title: 'Aliases that lead round',
    question: 'What if an MX record names an alias that leads to itself?',
    description:
      'An MX record must not name an alias; here all three do. Two aliases bite their own tails, and the third, by good luck, is a machine.',
  },
};
