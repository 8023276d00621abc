import type { Scenario } from '../../run/scenario.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const offersTls = { tls: true, mail: { submission: 'password over TLS', encryptedLogin: true } } as const;

/** Every connection asks for TLS before it says anything that matters: STARTTLS, STLS, and once more STARTTLS at IMAP. */
export const starttls: Scenario = {
  ...town,
  id: 'starttls',
  hosts: hostsWith({ 'smtp-a': offersTls, 'mx-b': offersTls, 'mx-c': offersTls }),
  devices: devicesWith({
    'ana-laptop': { tls: 'demanded', mechanism: 'PLAIN' },
    'bea-laptop': { tls: 'demanded' },
    'bea-telephone': { tls: 'demanded' },
  }),
};
