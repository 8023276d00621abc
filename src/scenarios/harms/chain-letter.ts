import type { Action, Host, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, PASSWORD, town } from '../town.ts';

const MINUTE_MS = 60_000;
const WARNING = 'AVISO URGENTE: mañana borran todos los buzones.\nReenvíalo a tus amigos, y una copia a recuento@c.net.\n';
const COUNT = 'recuento@c.net';

/** Passed on with all that stood above it: who had it from whom. */
const quoted = (from: string, to: string[], text: string): string => `---- Reenviado ----\nDe: ${from}\nPara: ${to.join(', ')}\n\n${text}`;

const ANA = 'Ana <ana@a.org>';
const BEA = 'Beatriz <bea@b.com>';
const toFriends = ['bea@b.com', 'carlos@b.com', 'david@b.com', COUNT];
const toMore = ['esteban@c.net', COUNT];

const sends = (at: number, host: string, from: string, to: string[], text: string): Action => ({
  ...{ at, do: 'send', host },
  draft: { ...town.draft, from, to, subject: 'Fwd: AVISO URGENTE', text },
});

const mallory: Host = {
  ...{ id: 'mallory', name: 'laptop.mallory.c.net', address: '203.0.113.66', kind: 'laptop', owner: 'Mallory', side: 'right' },
  agents: ['mua'],
};

/** Whoever's address was on the list. */
const harvest: Action = {
  ...{ at: 12 * MINUTE_MS, do: 'type', host: 'mallory', to: 'mx-b', protocol: 'smtp' },
  lines: [
    'EHLO laptop.mallory.c.net',
    'MAIL FROM:<recuento@c.net>',
    ...toFriends.filter((address) => address !== COUNT).map((address) => `RCPT TO:<${address}>`),
    'DATA',
    'From: Premios <recuento@c.net>\r\nTo: ganadores:;\r\nSubject: Ha ganado\r\n\r\nHa ganado un premio.\r\n.',
    'QUIT',
  ],
};

/**
 * Nothing in it is true, and nobody wishes anybody ill. Each who passes it on adds a list of friends, and the one who asked for a copy
 * has them all, with the proof that somebody reads there.
 */
const chainLetter: Scenario = {
  ...town,
  id: 'chain-letter',
  hosts: [...hostsWith({ 'mx-b': { agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] } }).filter(({ id }) => id !== 'bea-telephone'), mallory],
  links: [
    ...town.links.filter(({ b }) => b !== 'bea-telephone'),
    { a: 'mx-c', b: 'mallory', latencyMs: 12, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
  ],
  accounts: [...town.accounts, { address: COUNT, name: 'Recuento', host: 'mx-c', password: PASSWORD }],
  devices: [
    ...town.devices
      .filter(({ host }) => host !== 'bea-telephone')
      .map((device) => (device.host === 'bea-laptop' ? { ...device, submitTo: 'mx.b.com' } : device)),
    { host: 'mallory', account: COUNT, fetch: { via: 'imap', from: 'mx.c.net' } },
  ],
  actions: [
    sends(0, 'ana-laptop', ANA, toFriends, WARNING),
    { at: 3 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
    sends(5 * MINUTE_MS, 'bea-laptop', BEA, toMore, quoted(ANA, toFriends, WARNING)),
    { at: 10 * MINUTE_MS, do: 'fetch', host: 'mallory' },
    harvest,
    { at: 15 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
  ],
};

export const story: Story = {
  place: 7,
  level: 1,
  scenario: chainLetter,
  es: {
    title: '«Reenvíalo a todos tus amigos»',
    question: 'Un aviso que se reenvía: ¿qué daño puede hacer?',
    description:
      'Ana y Bea reenvían un aviso falso a sus amigos, con copia a quien lo pide. Mallory lee en ella todas las direcciones, y les escribe.',
  },
  en: {
    title: '“Forward this to all your friends”',
    question: 'A warning that is passed on: what harm can it do?',
    description:
      'Ana and Bea pass a false warning on to their friends, with a copy to the one who asks for it. Mallory reads all the addresses in it, and writes to them.',
  },
};
