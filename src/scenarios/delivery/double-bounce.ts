import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, forgersWay, town } from '../town.ts';

const lines = [
  'EHLO mail.mallory.example',
  'MAIL FROM:<nadie@a.org>',
  'RCPT TO:<profes@b.com>',
  'DATA',
  'From: Premios <nadie@a.org>\r\nTo: profes@b.com\r\nSubject: Ha ganado\r\n\r\nHa ganado un premio.\r\n.',
  'QUIT',
];

/**
 * The alias is taken, though one mailbox behind it is full: so b.com must report it, to a sender who does not exist. Nobody
 * reports on a report (RFC 5321 §6.1).
 */
const doubleBounce: Scenario = {
  ...town,
  id: 'double-bounce',
  hosts: [...town.hosts, forger],
  links: [...town.links, ...forgersWay, { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 }],
  aliases: [{ address: 'profes@b.com', host: 'mx-b', kind: 'alias', members: ['bea@b.com', 'carlos@b.com'] }],
  actions: [{ at: 0, do: 'type', host: 'mallory', to: 'mx-b', protocol: 'smtp', lines }],
  faults: [{ kind: 'quota', account: 'bea@b.com', octets: 0, atMs: 0 }],
};

export const story: Story = {
  place: 6,
  level: 3,
  scenario: doubleBounce,
  es: {
    title: 'De un informe no se informa',
    question: '¿Quién se entera de que un informe no llegó?',
    description:
      'Se acepta un alias aunque uno de sus buzones está lleno. El informe va a un remitente inventado, vuelve rechazado, y ahí se acaba.',
  },
  en: {
    title: 'Nobody reports on a report',
    question: 'Who hears that a report could not be delivered?',
    description:
      'An alias is taken although a mailbox behind it is full. The report goes to a sender who was made up, comes back, and there it ends.',
  },
};
