import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, forgersWay, hostsWith, letterInTheNameOfAna, saysInDns, town } from '../town.ts';

/** The envelope is Mallory's own and passes SPF; the From field says Ana. DMARC asks whether the two belong together (RFC 7489). */
const dmarcReject: Scenario = {
  ...town,
  id: 'dmarc-reject',
  hosts: [...hostsWith({ 'mx-b': { mail: { verify: { spf: 'enforce', dkim: true, dmarc: 'enforce' } } } }), forger],
  links: [...town.links, ...forgersWay],
  zones: saysInDns({
    'a.org': 'v=spf1 ip4:192.0.2.25 -all',
    '_dmarc.a.org': 'v=DMARC1; p=reject',
    'mallory.example': 'v=spf1 ip4:203.0.113.66 -all',
  }),
  actions: [letterInTheNameOfAna('news@mallory.example'), { at: 60_000, do: 'fetch', host: 'bea-laptop' }],
};

export const story: Story = {
  place: 5,
  level: 2,
  scenario: dmarcReject,
  es: {
    title: 'DMARC: ¿quién está en From?',
    question: 'El sobre es suyo, pero From dice Ana: ¿pasa?',
    description: 'El sobre es del propio Mallory y pasa SPF; la lectora vería a Ana. a.org ha pedido que se rechacen cartas así.',
  },
  en: {
    title: 'DMARC: who is in From?',
    question: 'The envelope is his own, but From says Ana: does it pass?',
    description: 'The envelope is Mallory’s own and passes SPF; the reader would see Ana. a.org has asked for such letters to be refused.',
  },
};
