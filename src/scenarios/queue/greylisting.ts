import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

/** A stranger is asked to come back in five minutes. Ana's server does, as every real one must; who only sprays mail does not. */
export const greylisting: Scenario = {
  ...town,
  id: 'greylisting',
  hosts: hostsWith({ 'mx-b': { mail: { greylistMs: 300_000 } } }),
  actions: town.actions.map((action) => (action.do === 'fetch' ? { ...action, at: action.at + 30 * 60_000 } : action)),
};
