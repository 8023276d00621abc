import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

/** The next server takes seven bits only, so the text is put into other signs after it was signed: every word is the same, and the signature fails. */
export const dkimBroken: Scenario = {
  ...town,
  id: 'dkim-broken',
  hosts: hostsWith({
    'smtp-a': { mail: { dkim: { domain: 'a.org', selector: 'nov', algorithm: 'ed25519-sha256' } } },
    'mx-b': { mail: { withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'], verify: { dkim: true } } },
  }),
  draft: { ...town.draft, encoding: '8bit', text: 'Hola, Bea:\n\nMañana comeré ñoquis con jamón.\n\nAna\n' },
};
