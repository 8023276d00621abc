import type { Scenario } from '../../run/scenario.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const strict = { mail: { submission: 'password over TLS', encryptedLogin: true, mechanisms: ['PLAIN', 'LOGIN'] }, tls: true } as const;

/** The servers take passwords only over TLS, and Ana's old program does not know TLS: nothing is sent, and she is told why. */
export const encryptionDemanded: Scenario = {
  ...town,
  id: 'encryption-demanded',
  hosts: hostsWith({ 'smtp-a': strict, 'mx-b': strict }),
  devices: devicesWith({ 'ana-laptop': { mechanism: 'PLAIN' } }),
};
