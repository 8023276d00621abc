import type { Host, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const store: Host = { id: 'store-b', name: 'store.b.com', address: '198.51.100.30', kind: 'server', agents: ['mda', 'pop3', 'imap'] };

/** b.com keeps its mailboxes on another host than its exchange: between them LMTP, with one answer for each recipient (RFC 2033). */
export const lmtpStore: Scenario = {
  ...town,
  id: 'lmtp-store',
  hosts: [...hostsWith({ 'mx-b': { agents: ['mta'], mail: { store: 'store-b' } } }), store],
  links: [
    ...town.links.filter(({ b }) => !b.startsWith('bea-')),
    { a: 'mx-b', b: 'store-b', latencyMs: 1, octetsPerMs: 12500 },
    { a: 'store-b', b: 'bea-laptop', latencyMs: 12, octetsPerMs: 1250 },
    { a: 'store-b', b: 'bea-telephone', latencyMs: 40, octetsPerMs: 250 },
  ],
  accounts: town.accounts.map((account) => ({
    ...account,
    ...(account.host === 'mx-b' ? { host: 'store-b' } : {}),
    ...(account.address === 'david@b.com' ? { quotaOctets: 0 } : {}),
  })),
  devices: devicesWith({
    'bea-laptop': { fetch: { via: 'pop3', from: 'store.b.com', leaveOnServer: true } },
    'bea-telephone': { fetch: { via: 'imap', from: 'store.b.com' } },
  }),
  faults: [{ kind: 'quota', account: 'david@b.com', octets: 50_000, atMs: 10 * 60_000 }],
  draft: { ...town.draft, to: ['Beatriz <bea@b.com>'], cc: ['carlos@b.com', 'david@b.com'] },
};

export const story: Story = {
  place: 1,
  level: 3,
  scenario: lmtpStore,
  es: {
    title: 'Un veredicto por destinatario',
    question: 'Tres destinatarios y un buzón lleno: ¿cómo se dice?',
    description: 'b.com guarda los buzones en otra máquina. LMTP le lleva el mensaje: tres destinatarios, tres respuestas.',
  },
  en: {
    title: 'A verdict for each recipient',
    question: 'Three recipients, one full mailbox: how is that said?',
    description: 'b.com keeps its mailboxes on a host of their own. LMTP brings the message there: three recipients, three answers.',
  },
};
