import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** Ana mistypes the name: mx.b.com answers 550, smtp.a.org reports it to her, and she finds the report in her mailbox. */
export const unknownRecipient: Scenario = {
  ...town,
  id: 'unknown-recipient',
  actions: [...town.actions.slice(0, 1), { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' }],
  faults: [{ kind: 'recipients', to: ['bae@b.com'] }],
  draft: { ...town.draft, to: ['Beatriz <bae@b.com>'] },
};
