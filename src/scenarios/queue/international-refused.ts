import type { Scenario } from '../../run/scenario.ts';
import { hostsWith } from '../town.ts';
import { international } from './international.ts';

/** The next server does not know SMTPUTF8. An address cannot be put in other letters: Ana gets her message back. */
export const internationalRefused: Scenario = {
  ...international,
  id: 'international-refused',
  hosts: hostsWith({ 'mx-b': { mail: { withhold: ['SMTPUTF8'] } } }),
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
};
