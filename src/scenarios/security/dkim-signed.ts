import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

/** Ana's server signs, with an RSA and an Ed25519 key; mx.b.com fetches both keys from the DNS and finds every octet as it was. */
export const dkimSigned: Scenario = {
  ...town,
  id: 'dkim-signed',
  hosts: hostsWith({
    'smtp-a': { mail: { dkim: { domain: 'a.org', selector: 'nov', algorithm: 'both' } } },
    'mx-b': { mail: { verify: { dkim: true } } },
  }),
};
