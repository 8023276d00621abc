import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** Bea's laptop has an old password: POP3 refuses it, and nothing is fetched there. Her telephone knows the new one. */
export const wrongPassword: Scenario = {
  ...town,
  id: 'wrong-password',
  faults: [{ kind: 'password', host: 'bea-laptop', password: 'clave-vieja' }],
};
