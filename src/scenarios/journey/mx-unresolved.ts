import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town, zoneOfB } from '../town.ts';

/** The MX record of b.com names a host that has no address: there is nowhere to go, and Ana is told. */
const mxUnresolved: Scenario = {
  ...town,
  id: 'mx-unresolved',
  actions: [...town.actions.slice(0, 1), { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' }],
  faults: [{ kind: 'zone', origin: 'b.com', records: zoneOfB([[10, 'correo.b.com']]).records }],
};

export const story: Story = {
  place: 4,
  level: 2,
  scenario: mxUnresolved,
  es: {
    title: 'Un nombre de MX sin dirección',
    question: '¿Y si el MX señala una máquina sin dirección?',
    description: 'El registro MX nombra una máquina que no tiene dirección, y sin dirección no hay a quién llamar.',
  },
  en: {
    title: 'An MX name that leads nowhere',
    question: 'What if the MX record names a machine without an address?',
    description: 'The MX record names a host that has no address. Without an address there is nobody to connect to.',
  },
};
