import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { accountsWith, hostsWith, town } from '../town.ts';

/** A server that answers every question: who is who, who is on a list, who has moved. Address harvesters thanked it. */
const verifyAndExpand: Scenario = {
  ...town,
  id: 'verify-and-expand',
  hosts: hostsWith({ 'mx-b': { mail: { verification: 'open' } } }),
  accounts: accountsWith({
    'carlos@b.com': { forward: { to: ['carlos@c.net'], keepCopy: false, told: '251' } },
    'david@b.com': { forward: { to: ['david@c.net'], keepCopy: false, told: '551' } },
  }),
  aliases: [
    { address: 'equipo@b.com', host: 'mx-b', kind: 'list', members: ['bea@b.com', 'esteban@b.com', 'ana@a.org'], owner: 'bea@b.com' },
  ],
  actions: [
    {
      at: 0,
      do: 'type',
      host: 'ana-laptop',
      to: 'mx-b',
      protocol: 'smtp',
      lines: ['EHLO laptop.ana.a.org', 'HELP', 'VRFY Beatriz', 'VRFY carlos', 'VRFY david', 'VRFY nadie', 'EXPN equipo', 'NOOP', 'QUIT'],
    },
  ],
};

export const story: Story = {
  place: 3,
  level: 2,
  scenario: verifyAndExpand,
  es: {
    title: 'Un servidor que lo cuenta todo',
    question: '¿Por qué los servidores ya no dicen quién vive en ellos?',
    description: 'VRFY y EXPN con todo detalle: nombres, listas, direcciones nuevas. Útil en 1982; un regalo para el spam después.',
  },
  en: {
    title: 'A server that tells everything',
    question: 'Why will servers no longer say who lives there?',
    description: 'VRFY and EXPN answered in full: names, lists, new addresses. Handy in 1982, a gift to spammers later.',
  },
};
