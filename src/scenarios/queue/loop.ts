import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { accountsWith, town } from '../town.ts';

/** Bea forwards to Esteban, and Esteban forwards to Bea. After a hundred Received fields a server says that this goes in circles. */
const loop: Scenario = {
  ...town,
  id: 'loop',
  accounts: accountsWith({
    'bea@b.com': { forward: { to: ['esteban@c.net'], keepCopy: false, told: 'nothing' } },
    'esteban@c.net': { forward: { to: ['bea@b.com'], keepCopy: false, told: 'nothing' } },
  }),
  links: [
    ...town.links,
    { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
    { a: 'mx-c', b: 'dns-a', latencyMs: 20, octetsPerMs: 1250 },
  ],
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
};

export const story: Story = {
  place: 9,
  level: 3,
  scenario: loop,
  es: {
    title: 'Vueltas y más vueltas',
    question: 'Bea reenvía a Esteban, y Esteban a Bea: ¿quién lo para?',
    description: 'Bea reenvía a Esteban, y Esteban a Bea. Con cien campos Received, un servidor dice basta.',
  },
  en: {
    title: 'Round and round',
    question: 'Bea forwards to Esteban, Esteban to Bea: who stops it?',
    description: 'Bea forwards to Esteban, Esteban forwards to Bea. After a hundred Received fields a server says: enough.',
  },
};
