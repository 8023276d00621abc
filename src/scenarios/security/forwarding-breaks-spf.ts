import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { accountsWith, hostsWith, saysInDns, town } from '../town.ts';

/** Bea's mail goes on to Esteban. For mx.c.net it comes in Ana's name from a host that is not hers: SPF fails, DKIM holds, and DMARC is content with one. */
const forwardingBreaksSpf: Scenario = {
  ...town,
  id: 'forwarding-breaks-spf',
  hosts: hostsWith({
    'smtp-a': { mail: { dkim: { domain: 'a.org', selector: 'nov', algorithm: 'ed25519-sha256' } } },
    'mx-b': { mail: { verify: { spf: 'note', dkim: true, dmarc: 'enforce' } } },
    'mx-c': { mail: { verify: { spf: 'note', dkim: true, dmarc: 'enforce' } } },
  }),
  links: [
    ...town.links,
    { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
    { a: 'mx-c', b: 'dns-a', latencyMs: 46, octetsPerMs: 1250 },
  ],
  zones: saysInDns({ 'a.org': 'v=spf1 ip4:192.0.2.25 -all', '_dmarc.a.org': 'v=DMARC1; p=reject' }),
  accounts: accountsWith({ 'bea@b.com': { forward: { to: ['esteban@c.net'], keepCopy: true, told: 'nothing' } } }),
};

export const story: Story = {
  place: 9,
  level: 3,
  scenario: forwardingBreaksSpf,
  es: {
    title: 'Reenviada, y aun así auténtica',
    question: 'Si la reenvía otro, ¿sigue siendo auténtica?',
    description: 'Para la casa siguiente la carta llega desde la máquina que no es: SPF falla. El sello aguanta, y con él DMARC.',
  },
  en: {
    title: 'Sent on, and still genuine',
    question: 'Sent on by somebody else: is it still genuine?',
    description: 'For the next house the letter comes from the wrong host: SPF fails. The seal has held, and with it DMARC.',
  },
};
