import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town, zoneOfB } from '../town.ts';

/** The only MX record of b.com names the root: nobody takes mail here. Ana is told at once, and nobody is called on (RFC 7505). */
export const nullMx: Scenario = {
  ...town,
  id: 'null-mx',
  zones: town.zones.map((zone) => (zone.origin === 'b.com' ? zoneOfB([[0, '.']]) : zone)),
  actions: [...town.actions.slice(0, 1), { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' }],
};

export const story: Story = {
  place: 8,
  level: 2,
  scenario: nullMx,
  es: {
    title: 'Un dominio que no recibe correo',
    question: '¿Cómo dice un dominio que no quiere correo?',
    description: 'El único registro MX no nombra más que un punto: aquí nunca hay correo. Ana lo sabe enseguida, sin que se llame a nadie.',
  },
  en: {
    title: 'A domain that takes no mail',
    question: 'How does a domain say that it wants no mail?',
    description: 'The only MX record names nothing but a dot: no mail here, ever. Ana is told at once, without a single call.',
  },
};
