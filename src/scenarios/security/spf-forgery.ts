import type { Scenario } from '../../run/scenario.ts';
import { forger, forgersWay, hostsWith, letterInTheNameOfAna, saysInDns, town } from '../town.ts';

/** Mallory writes in Ana's name. a.org says in the DNS which host may: it is not his, and mx.b.com refuses (RFC 7208). */
export const spfForgery: Scenario = {
  ...town,
  id: 'spf-forgery',
  hosts: [...hostsWith({ 'mx-b': { mail: { verify: { spf: 'enforce' } } } }), forger],
  links: [...town.links, ...forgersWay],
  zones: saysInDns({ 'a.org': 'v=spf1 ip4:192.0.2.25 -all' }),
  actions: [letterInTheNameOfAna('ana@a.org'), { at: 60_000, do: 'fetch', host: 'bea-laptop' }],
};
