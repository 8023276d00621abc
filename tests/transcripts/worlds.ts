/** What a dialogue's world has otherwise than the journey: by the name in its `world:` line. */
import type { Account, Host, MailSettings, Scenario } from '../../src/run/scenario.ts';

type Change = (scenario: Scenario) => Scenario;

const forHosts =
  (change: (host: Host) => Host): Change =>
  (scenario) => ({ ...scenario, hosts: scenario.hosts.map(change) });

/** Settings of every mail server. */
const mail = (settings: MailSettings): Change => forHosts((host) => ({ ...host, mail: { ...host.mail, ...settings } }));
const tls: Change = forHosts((host) => ({ ...host, tls: host.kind === 'server' }));
const both =
  (...changes: Change[]): Change =>
  (scenario) =>
    changes.reduce((changed, change) => change(changed), scenario);
const account =
  (address: string, change: Partial<Account>): Change =>
  (scenario) => ({ ...scenario, accounts: scenario.accounts.map((one) => (one.address === address ? { ...one, ...change } : one)) });

const lists: Change = (scenario) => ({
  ...scenario,
  aliases: [
    { address: 'equipo@b.com', host: 'mx-b', kind: 'list', members: ['carlos@b.com', 'david@b.com', 'ana@a.org'], owner: 'bea@b.com' },
    { address: 'profes@b.com', host: 'mx-b', kind: 'alias', members: ['bea@b.com'] },
  ],
});

export const WORLDS: Record<string, Change> = {
  '': (scenario) => scenario,
  /** Servers have certificates. */
  tls,
  /** Submission takes passwords, also where they can be read. */
  password: mail({ submission: 'password' }),
  /** Submission takes passwords only over TLS; so do POP3 and IMAP. */
  'password-over-tls': both(tls, mail({ submission: 'password over TLS', encryptedLogin: true })),
  /** The same, but there is no TLS to be had. */
  'no-tls-to-be-had': mail({ submission: 'password over TLS', encryptedLogin: true }),
  '1982': mail({ profile: '1982' }),
  '1995': mail({ profile: '1995' }),
  '2008': mail({ profile: '2008' }),
  postfix: mail({ wording: 'postfix' }),
  exim: mail({ wording: 'exim' }),
  sendmail: mail({ wording: 'sendmail' }),
  opensmtpd: mail({ wording: 'opensmtpd' }),
  /** VRFY and EXPN tell what there is; a list and an alias; two people who have moved. */
  open: both(
    mail({ verification: 'open' }),
    lists,
    account('david@b.com', { forward: { to: ['david@c.net'], keepCopy: false, told: '251' } }),
    account('carlos@b.com', { forward: { to: ['carlos@c.net'], keepCopy: false, told: '551' } }),
  ),
  closed: mail({ verification: 'off' }),
  /** Whoever calls may send anywhere. */
  'open-relay': mail({ relays: 'anybody' }),
  /** An LF alone is content; it ends a line. */
  'lf-is-content': mail({ bareLf: 'content' }),
  'lf-ends-a-line': mail({ bareLf: 'ends a line' }),
  greylisting: mail({ greylistMs: 300_000 }),
  /** mx.b.com asks nobody where a message comes from. */
  'nothing-verified': mail({ verify: {} }),
  /** smtp.a.org signs what its people send. */
  signing: mail({ dkim: { domain: 'a.org', selector: 'nov', algorithm: 'ed25519-sha256' } }),
  /** It keeps a copy of it too, in the Sent of whoever sends. */
  'keeping-copies': mail({ sentCopy: true }),
  'keeping-copies-signing': mail({ sentCopy: true, dkim: { domain: 'a.org', selector: 'nov', algorithm: 'ed25519-sha256' } }),
  /** mx.b.com keeps mail of d.net until its server asks. */
  holding: mail({ holdsFor: ['d.net'] }),
  'holding-over-tls': both(tls, mail({ holdsFor: ['d.net'] })),
  /** Neither 8BITMIME nor SMTPUTF8 nor CHUNKING. */
  'seven-bit': mail({ withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'] }),
  /** Strangers have to come twice, also with mail for d.net, which is kept here. */
  'greylisting-kept': mail({ greylistMs: 300_000, holdsFor: ['d.net'] }),
  /** They are looked up, and nobody has to wait; david@b.com has moved. */
  'greylisting-at-once': both(
    mail({ greylistMs: 0 }),
    account('david@b.com', { forward: { to: ['david@c.net'], keepCopy: false, told: '251' } }),
  ),
  /** POP3 and IMAP serve one session at a time. */
  'one-reader': mail({ mostReaders: 1 }),
  'two-readers': mail({ mostReaders: 2 }),
  'expire-at-once': mail({ expireDays: 0 }),
  'expire-week': mail({ expireDays: 7 }),
  'login-delay': mail({ loginDelaySeconds: 60 }),
  /** Bea's maildrop is out of reach for now, Carlos's is damaged. */
  'maildrop-trouble': both(account('bea@b.com', { trouble: 'SYS/TEMP' }), account('carlos@b.com', { trouble: 'SYS/PERM' })),
  /** Bea's mailbox has no room left. */
  full: account('bea@b.com', { quotaOctets: 0 }),
  /** Bea's mailbox holds 1 KiB. */
  'small-quota': account('bea@b.com', { quotaOctets: 1024 }),
};
