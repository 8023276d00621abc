import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** Ana mistypes the domain: the DNS says NXDOMAIN, no machine is called on, and the report is in her mailbox at once. */
export const noSuchDomain: Scenario = {
  ...town,
  id: 'no-such-domain',
  actions: [...town.actions.slice(0, 1), { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' }],
  faults: [{ kind: 'recipients', to: ['bea@correo.b.com'] }],
  draft: { ...town.draft, to: ['Beatriz <bea@correo.b.com>'] },
};

export const story: Story = {
  place: 9,
  level: 1,
  scenario: noSuchDomain,
  es: {
    title: 'Un dominio que no existe',
    question: 'Ana escribe mal el dominio: ¿cuándo se entera?',
    description: 'Ana se equivoca en lo que va detrás de la @. El DNS dice NXDOMAIN, y el aviso está en su buzón antes de un minuto.',
  },
  en: {
    title: 'A domain that does not exist',
    question: 'Ana mistypes the domain: when does she find out?',
    description: 'Ana mistypes the part after the @. The DNS says NXDOMAIN, and the report is in her mailbox within the minute.',
  },
};
