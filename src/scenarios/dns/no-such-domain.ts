import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** Ana mistypes the domain: the DNS says NXDOMAIN, no machine is called on, and the report is in her mailbox at once. */
export const noSuchDomain: Scenario = {
  ...town,
  id: 'no-such-domain',
  actions: [...town.actions.slice(0, 1), { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' }],
  faults: [{ kind: 'recipients', to: ['bea@correo.b.com'] }],
  draft: { ...town.draft, to: ['Beatriz <bea@correo.b.com>'] },
};
