import type { Scenario } from '../../run/scenario.ts';
import { forger, forgersWay, hostsWith, letterInTheNameOfAna, town } from '../town.ts';

/** The same letter, and a.org says nothing in the DNS: mx.b.com asks, hears nothing, and has no reason to refuse. */
export const forgeryUnnoticed: Scenario = {
  ...town,
  id: 'forgery-unnoticed',
  hosts: [...hostsWith({ 'mx-b': { mail: { verify: { spf: 'enforce', dkim: true, dmarc: 'enforce' } } } }), forger],
  links: [...town.links, ...forgersWay],
  actions: [letterInTheNameOfAna('ana@a.org'), { at: 60_000, do: 'fetch', host: 'bea-laptop' }],
};
