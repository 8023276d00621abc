import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { accountsWith, devicesWith, hostsWith, town } from '../town.ts';

/** Bea has moved to a.org: her mailbox and Ana's lie on one server, and a letter between them never leaves it. No MX, no second server. */
const oneServer: Scenario = {
  ...town,
  id: 'one-server',
  hosts: hostsWith({ 'bea-laptop': { name: 'laptop.bea.a.org', address: '192.0.2.11' } }).filter(({ id }) =>
    ['ana-laptop', 'smtp-a', 'dns-a', 'bea-laptop'].includes(id),
  ),
  links: [
    ...town.links.filter(({ a, b }) => ['ana-laptop', 'smtp-a'].includes(a) && ['smtp-a', 'dns-a'].includes(b)),
    { a: 'smtp-a', b: 'bea-laptop', latencyMs: 12, octetsPerMs: 1250 },
  ],
  zones: town.zones.filter(({ origin }) => origin === 'a.org'),
  accounts: [
    ...accountsWith({}).filter(({ host }) => host === 'smtp-a'),
    { ...town.accounts.find(({ address }) => address === 'bea@b.com')!, address: 'bea@a.org', host: 'smtp-a' },
  ],
  devices: devicesWith({
    'bea-laptop': { account: 'bea@a.org', submitTo: 'smtp.a.org', fetch: { via: 'pop3', from: 'smtp.a.org', leaveOnServer: true } },
  }).filter(({ host }) => host !== 'bea-telephone'),
  actions: town.actions.filter((action) => !('host' in action && action.host === 'bea-telephone')),
  draft: { ...town.draft, to: ['Beatriz <bea@a.org>'] },
};

export const story: Story = {
  place: 1,
  level: 1,
  scenario: oneServer,
  es: {
    title: 'Las dos en el mismo servidor',
    question: 'Si Ana y Bea comparten servidor, ¿hacen falta dos?',
    description: 'Los dos buzones están en smtp.a.org. La carta entra por SMTP y ya ha llegado: nadie pregunta al DNS ni llama a nadie.',
  },
  en: {
    title: 'Both on one server',
    question: 'Ana and Bea share a server: does the mail need two?',
    description: 'Both mailboxes are on smtp.a.org. The letter goes in by SMTP and is there: nobody asks the DNS, nobody is called.',
  },
};
