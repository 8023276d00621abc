import type { Scenario } from '../../run/scenario.ts';
import { letterInTheNameOfAna, saysInDns } from '../town.ts';
import { dmarcReject } from './dmarc-reject.ts';

/** a.org asks for forged letters to be set aside, not refused: the MDA lays it into Junk, whatever Bea's rules say (RFC 7489 §6.3). */
export const dmarcQuarantine: Scenario = {
  ...dmarcReject,
  id: 'dmarc-quarantine',
  zones: saysInDns({
    'a.org': 'v=spf1 ip4:192.0.2.25 -all',
    '_dmarc.a.org': 'v=DMARC1; p=quarantine',
    'mallory.example': 'v=spf1 ip4:203.0.113.66 -all',
  }),
  actions: [letterInTheNameOfAna('news@mallory.example'), { at: 60_000, do: 'fetch', host: 'bea-telephone' }],
};
