import type { Scenario } from '../../run/scenario.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

/** No password crosses the line, and there is no TLS: CRAM-MD5 to submit, APOP to fetch. The idea was good, MD5 is not any more. */
export const challengeResponse: Scenario = {
  ...town,
  id: 'challenge-response',
  hosts: hostsWith({ 'smtp-a': { mail: { submission: 'password' } } }),
  devices: devicesWith({
    'ana-laptop': { mechanism: 'CRAM-MD5' },
    'bea-laptop': { fetch: { via: 'pop3', from: 'mx.b.com', leaveOnServer: true, mechanism: 'APOP' } },
    'bea-telephone': { fetch: { via: 'imap', from: 'mx.b.com', mechanism: 'CRAM-MD5' } },
  }),
};
