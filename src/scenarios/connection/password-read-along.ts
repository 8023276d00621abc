import type { Scenario } from '../../run/scenario.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

/** Passwords in the clear, by AUTH PLAIN and by USER and PASS: whoever listens has them. */
export const passwordReadAlong: Scenario = {
  ...town,
  id: 'password-read-along',
  hosts: hostsWith({ 'smtp-a': { mail: { submission: 'password' } } }),
  devices: devicesWith({ 'ana-laptop': { mechanism: 'PLAIN' } }),
};
