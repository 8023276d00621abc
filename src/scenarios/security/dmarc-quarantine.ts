import type { Scenario } from '../../run/scenario.ts';
import { readsByHand } from '../letters.ts';
import type { Story } from '../story.ts';
import { forger, forgersWay, hostsWith, letterInTheNameOf, saysInDns, silentZone, town } from '../town.ts';

/**
 * a.org asks to set aside what is sent in its name from elsewhere: the letter is taken, and lies in Junk (RFC 7489 §6.3). A second
 * one bears a domain whose name server is silent: nobody can say what it wants, so the letter is to come again later.
 */
const dmarcQuarantine: Scenario = {
  ...town,
  id: 'dmarc-quarantine',
  hosts: [...hostsWith({ 'mx-b': { mail: { verify: { dmarc: 'enforce' } } } }), forger],
  links: [...town.links, ...forgersWay],
  zones: [
    ...saysInDns({
      '_dmarc.a.org': 'v=DMARC1; p=quarantine',
      'mallory.example': 'v=spf1 ip4:203.0.113.66 -all',
    }),
    silentZone,
  ],
  actions: [
    letterInTheNameOf('Ana <ana@a.org>', 'news@mallory.example'),
    { ...letterInTheNameOf('Ana <ana@silent.example>', 'news@mallory.example'), at: 60_000 },
    readsByHand('bea-laptop', 240_000, [
      'b STATUS INBOX (MESSAGES)',
      'c SELECT Junk',
      'd FETCH 1 (BODY.PEEK[HEADER.FIELDS (From Authentication-Results)])',
    ]),
  ],
  faults: [{ kind: 'stop', host: 'ns-b', atMs: 30_000 }],
};

export const story: Story = {
  place: 6,
  level: 2,
  scenario: dmarcQuarantine,
  es: {
    title: 'Apartada: DMARC y el correo no deseado',
    question: '¿Por qué acaba una carta en el correo no deseado?',
    description:
      'a.org pide que se aparten las falsificaciones. La carta llega, pero no a la bandeja de entrada. ¿Y si no hay forma de preguntar al dominio del autor?',
  },
  en: {
    title: 'Set aside: DMARC and Junk',
    question: 'Why does a letter end up in Junk?',
    description:
      'a.org asks that forgeries be set aside. The letter arrives, and nobody finds it in the inbox. And what if the author’s domain cannot be asked?',
  },
};
