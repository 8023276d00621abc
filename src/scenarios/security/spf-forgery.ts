import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, forgersWay, hostsWith, letterInTheNameOfAna, saysInDns, town } from '../town.ts';

/** Mallory writes in Ana's name. a.org says in the DNS which host may: it is not his, and mx.b.com refuses (RFC 7208). */
const spfForgery: Scenario = {
  ...town,
  id: 'spf-forgery',
  hosts: [...hostsWith({ 'mx-b': { mail: { verify: { spf: 'enforce' } } } }), forger],
  links: [...town.links, ...forgersWay],
  zones: saysInDns({ 'a.org': 'v=spf1 ip4:192.0.2.25 -all' }),
  actions: [letterInTheNameOfAna('ana@a.org'), { at: 60_000, do: 'fetch', host: 'bea-laptop' }],
};

export const story: Story = {
  place: 2,
  level: 2,
  scenario: spfForgery,
  es: {
    title: 'SPF: no desde esa máquina',
    question: '¿Cómo sabe mx.b.com que Mallory no es a.org?',
    description: 'a.org tiene en el DNS la lista de sus máquinas. La de Mallory no está: mx.b.com lo consulta y contesta 550.',
  },
  en: {
    title: 'SPF: not from that host',
    question: 'How does mx.b.com know that Mallory is not a.org?',
    description: 'a.org lists its hosts in the DNS. Mallory’s is not one of them: mx.b.com looks it up and answers 550.',
  },
};
