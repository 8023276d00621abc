import type { Host, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const telephone: Host = {
  id: 'ana-telephone',
  name: 'phone.ana.a.org',
  address: '192.0.2.14',
  kind: 'telephone',
  owner: 'Ana',
  side: 'left',
  agents: ['mua'],
};

/**
 * Somebody on the line overwrites the offer of TLS. The telephone takes TLS where it is offered, and goes on without: it proves its
 * password and does not say it, but the letter can be read along. The laptop insists, and hangs up (RFC 3207 §6, RFC 8314 §3).
 */
const starttlsStripped: Scenario = {
  ...town,
  id: 'starttls-stripped',
  hosts: [...hostsWith({ 'smtp-a': { tls: true, mail: { submission: 'password' } } }), telephone],
  links: [...town.links, { a: 'ana-telephone', b: 'smtp-a', latencyMs: 40, octetsPerMs: 250 }],
  devices: [
    ...devicesWith({ 'ana-laptop': { tls: 'demanded', mechanism: 'PLAIN' } }),
    { host: 'ana-telephone', account: 'ana@a.org', submitTo: 'smtp.a.org', tls: 'if offered', mechanism: 'best' },
  ],
  actions: [
    { at: 0, do: 'send', host: 'ana-telephone' },
    { at: 60_000, do: 'send', host: 'ana-laptop', draft: { ...town.draft, subject: 'Desde el portátil' } },
  ],
  faults: [
    { kind: 'strip', a: 'ana-telephone', b: 'smtp-a', atMs: 0 },
    { kind: 'strip', a: 'ana-laptop', b: 'smtp-a', atMs: 0 },
  ],
};

export const story: Story = {
  place: 14,
  level: 2,
  scenario: starttlsStripped,
  es: {
    title: 'Alguien borra la oferta de TLS',
    question: '¿Y si alguien borra STARTTLS por el camino?',
    description:
      'En la línea, alguien tacha STARTTLS de la respuesta. El teléfono sigue sin cifrar, y su carta se puede leer; el portátil exige TLS, y cuelga.',
  },
  en: {
    title: 'Somebody crosses out the offer of TLS',
    question: 'What if somebody on the line removes STARTTLS?',
    description:
      'Somebody on the line overwrites STARTTLS in the reply. The telephone goes on without, and its letter can be read; the laptop insists, and hangs up.',
  },
};
