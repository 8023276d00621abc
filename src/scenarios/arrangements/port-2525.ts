import type { Host, Link, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const MINUTE_MS = 60_000;

const gate: Host = { id: 'hotel', name: 'gate.hotel.example', address: '203.0.113.60', kind: 'server', agents: ['resolver'] };
const telephone: Host = {
  id: 'ana-telephone',
  name: 'phone.hotel.example',
  address: '203.0.113.62',
  kind: 'telephone',
  owner: 'Ana',
  side: 'left',
  agents: ['mua'],
};

/** Whoever runs the hotel's network wants no mail to leave it: both ports are closed, and the third was never thought of. */
const inRoom = (a: string): Link => ({ a, b: 'hotel', latencyMs: 8, octetsPerMs: 625, port25: 'silent', port587: 'refused' });

const submits = { submitTo: 'smtp.a.org', tls: 'demanded', mechanism: 'best' } as const;

/** Ana writes from a hotel. At 587 her laptop does not get through; her telephone, set to 2525, reaches the same submission server. */
const port2525: Scenario = {
  ...town,
  id: 'port-2525',
  hosts: [
    ...hostsWith({
      'ana-laptop': { name: 'laptop.hotel.example', address: '203.0.113.61' },
      'smtp-a': { tls: true, mail: { submission: 'password over TLS', port2525: true } },
    }).filter(({ id }) => id !== 'mx-c' && id !== 'bea-telephone'),
    gate,
    telephone,
  ],
  links: [
    ...town.links.filter(({ a, b }) => a !== 'ana-laptop' && b !== 'mx-c' && b !== 'bea-telephone'),
    inRoom('ana-laptop'),
    inRoom('ana-telephone'),
    { a: 'hotel', b: 'smtp-a', latencyMs: 25, octetsPerMs: 1250 },
  ],
  accounts: town.accounts.filter(({ host }) => host !== 'mx-c'),
  zones: town.zones.filter(({ origin }) => origin !== 'c.net'),
  devices: [
    ...devicesWith({ 'ana-laptop': submits }).filter(({ host }) => host !== 'bea-telephone'),
    { host: 'ana-telephone', account: 'ana@a.org', ...submits, submitPort: 2525 },
  ],
  actions: [
    {
      ...{ at: 0, do: 'type', host: 'ana-laptop', to: 'smtp-a', protocol: 'smtp', lines: ['EHLO laptop.hotel.example', 'QUIT'] },
    },
    { at: 2 * MINUTE_MS, do: 'send', host: 'ana-laptop' },
    { at: 4 * MINUTE_MS, do: 'send', host: 'ana-telephone', draft: { ...town.draft, subject: 'Por el 2525' } },
    { at: 10 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
  ],
};

export const story: Story = {
  place: 8,
  level: 2,
  scenario: port2525,
  es: {
    title: 'El hotel cierra el 25 y el 587',
    question: 'En el hotel no sale el correo: ¿queda algún puerto abierto?',
    description:
      'Al 25 no contesta nadie y al 587 se cuelga. El mismo servidor escucha también en el 2525, que no está en ninguna norma: por ahí sí sale, con TLS y contraseña.',
  },
  en: {
    title: 'The hotel closes 25 and 587',
    question: 'No mail leaves the hotel: is any port still open?',
    description:
      'Port 25 never answers and port 587 is refused. The same server also listens at 2525, which is in no standard: there mail gets out, with TLS and a password.',
  },
};
