import type { Action, Scenario, Zone, ZoneRecord } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, forgersWay, hostsWith, saysInDns, town } from '../town.ts';

/** One letter a domain: the author, and the envelope with it. */
function phish(at: number, domain: string): Action {
  const letter = [
    `From: "Ana (a.org)" <ana@${domain}>`,
    'To: bea@b.com',
    'Subject: Tu cuenta caduca hoy',
    '',
    'Bea, escribe hoy mismo tu clave en:',
    'https://a.org.login.example/',
    '',
    'Ana',
    '.',
  ].join('\r\n');
  const lines = ['EHLO mail.mallory.example', `MAIL FROM:<ana@${domain}>`, 'RCPT TO:<bea@b.com>', 'DATA', letter, 'QUIT'];
  return { at, do: 'type', host: 'mallory', to: 'mx-b', protocol: 'smtp', lines };
}

const hisDmarc: ZoneRecord = { name: '_dmarc.a-org.example', type: 'TXT', ttlSeconds: 3600, data: 'v=DMARC1; p=reject' };
const withHisDmarc = (zones: Zone[]): Zone[] =>
  zones.map((zone) => (zone.origin === 'a-org.example' ? { ...zone, records: [...zone.records, hisDmarc] } : zone));

/**
 * a.org has done everything right, and in its name Mallory gets nowhere. So he takes a name that is his own and looks alike, and does
 * everything right too: SPF and DMARC pass, for they tell who writes, and not whether he means well (RFC 7489 §2.4).
 */
const lookAlike: Scenario = {
  ...town,
  id: 'look-alike',
  hosts: [...hostsWith({ 'mx-b': { mail: { verify: { spf: 'enforce', dkim: true, dmarc: 'enforce' } } } }), forger],
  links: [...town.links, ...forgersWay],
  zones: withHisDmarc(
    saysInDns({
      'a.org': 'v=spf1 ip4:192.0.2.25 -all',
      '_dmarc.a.org': 'v=DMARC1; p=reject',
      'a-org.example': 'v=spf1 ip4:203.0.113.66 -all',
    }),
  ),
  actions: [phish(0, 'a.org'), phish(60_000, 'a-org.example'), { at: 120_000, do: 'fetch', host: 'bea-laptop' }],
};

export const story: Story = {
  place: 3,
  level: 2,
  scenario: lookAlike,
  es: {
    title: 'Un nombre que se parece',
    question: 'DMARC lo da por bueno: ¿es Ana?',
    description:
      'En nombre de a.org, Mallory no pasa. Con a-org.example, que es suyo, sí: SPF y DMARC dicen quién escribe, no si es de fiar.',
  },
  en: {
    title: 'A name that looks alike',
    question: 'DMARC passes: is it Ana?',
    description:
      'In the name of a.org Mallory does not get through. As a-org.example, which is his, he does: SPF and DMARC tell who writes, not whether to trust him.',
  },
};
