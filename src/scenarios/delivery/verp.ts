import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { accountsWith, town } from '../town.ts';

const MINUTE_MS = 60_000;

/**
 * Esteban's mail goes on to an address that is no more. The report names that address, which is not on the list; but it comes back to
 * equipo-fallos+esteban=c.net@b.com, and so Bea knows whom to take off (VERP: a sender of its own for each member).
 */
const verp: Scenario = {
  ...town,
  id: 'verp',
  accounts: accountsWith({ 'esteban@c.net': { forward: { to: ['esteban.viejo@a.org'], keepCopy: false, told: 'nothing' } } }),
  aliases: [
    {
      ...{ address: 'equipo@b.com', host: 'mx-b', kind: 'list', owner: 'equipo-fallos@b.com', verp: true },
      members: ['carlos@b.com', 'esteban@c.net'],
    },
    { address: 'equipo-fallos@b.com', host: 'mx-b', kind: 'alias', members: ['bea@b.com'] },
  ],
  links: [
    ...town.links,
    { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
    { a: 'mx-c', b: 'dns-a', latencyMs: 20, octetsPerMs: 1250 },
  ],
  draft: { ...town.draft, to: ['equipo@b.com'], text: 'Hola a todos:\n\n¿Comemos juntos el viernes?\n\nAna\n' },
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
  ],
};

export const story: Story = {
  place: 9,
  level: 3,
  scenario: verp,
  es: {
    title: 'Un remitente para cada miembro',
    question: 'Falla una dirección que no está en la lista: ¿de quién es?',
    description:
      'El correo de Esteban sigue a una dirección que ya no existe. El informe habla de esa; la dirección a la que vuelve dice de quién es: eso es VERP.',
  },
  en: {
    title: 'A sender for each member',
    question: 'The address that fails is not on the list: whose is it?',
    description:
      'Esteban’s mail goes on to an address that is no more. The report speaks of that one; the address that it comes back to says whose it is: that is VERP.',
  },
};
