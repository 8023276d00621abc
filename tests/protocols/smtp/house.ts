/** The house of mx.b.com (and the submission of smtp.a.org) reduced to a policy, in every world that an SMTP dialogue may name. */
import { domainOf } from '../../../src/mail/address.ts';
import { ascii } from '../../../src/mail/octets.ts';
import type { ClientCarrier, End } from '../../../src/protocols/carrier.ts';
import type { SaslHouse } from '../../../src/protocols/sasl/mechanism.ts';
import { SmtpClient } from '../../../src/protocols/smtp/client.ts';
import type { Envelope, SmtpPolicy } from '../../../src/protocols/smtp/policy.ts';
import { reply } from '../../../src/protocols/smtp/replies.ts';

export interface Kept {
  message: Uint8Array;
  envelope: Envelope;
  id: string;
}
export type ServerName = 'smtp' | 'submission' | 'lmtp';

const PEOPLE: Record<ServerName, readonly string[]> = {
  smtp: ['bea@b.com', 'carlos@b.com', 'david@b.com', 'esteban@b.com', 'ñandú@b.com'],
  submission: ['ana@a.org'],
  lmtp: ['bea@b.com', 'carlos@b.com', 'david@b.com', 'esteban@b.com'],
};

/** Names and passwords of the RFCs' own examples: RFC 2195 §2, RFC 4616 §4, RFC 4954 §4.1, RFC 7677 §3. */
const RFC_PEOPLE = new Map([
  ['tim', 'tanstaaftanstaaf'],
  ['Kurt', 'xipj3plmq'],
  ['test', '1234'],
  ['user', 'pencil'],
]);

/** RFC 2195 §2 has this stamp; the people are known with their password 'correo'. */
function saslHouse(server: ServerName): SaslHouse {
  return {
    hostName: 'postoffice.reston.mci.net',
    password: (user) => RFC_PEOPLE.get(user) ?? (PEOPLE[server].includes(user) ? 'correo' : undefined),
    nonce: () => '1896.697170952',
  };
}

/** A policy of this server in the plain world. `kept` takes what was accepted. */
export function plainPolicy(server: ServerName, kept: Kept[] = []): SmtpPolicy {
  const domain = server === 'submission' ? 'a.org' : 'b.com';
  let accepted = 0;
  return {
    hostName: server === 'submission' ? 'smtp.a.org' : 'mx.b.com',
    lmtp: server === 'lmtp',
    maxOctets: 26_214_400,
    maxRecipients: 100,
    mail: () => undefined,
    rcpt: (path) => recipient(server, path, domain),
    message: () => undefined,
    nextId: () => `q${++accepted}`,
    accept: (message, envelope, id) => void kept.push({ message: message.slice(), envelope, id }),
  };
}

function recipient(server: ServerName, path: string, domain: string) {
  const address = path.includes('@') ? path : `${path}@${domain}`;
  if (domainOf(address) !== domain) return server === 'submission' ? undefined : reply('relayDenied', domainOf(address));
  const known = address.toLowerCase().startsWith('postmaster@') || PEOPLE[server].includes(address.toLowerCase());
  return known ? undefined : reply('unknownUser', address);
}

/** VRFY and EXPN told openly. */
const open: Partial<SmtpPolicy> = {
  verification: 'open',
  verify(name) {
    if (/^bea(@b\.com)?$/i.test(name)) return reply('verified', 'Beatriz', 'bea@b.com');
    if (name === 'ana') return reply('willForward', 'ana@a.org');
    if (name === 'esteban@c.net') return reply('tryElsewhere', 'esteban@c.net');
    if (name === 'c') return reply('ambiguous', 'carlos@b.com, carla@b.com');
    if (name === 'ñandú') return reply('verified', 'Ñandú', 'ñandú@b.com');
    return name.includes('?') ? undefined : reply('unknownUser', name);
  },
  expand(list) {
    if (list === 'secret') return reply('listDenied');
    return list === 'team' ? ['Beatriz <bea@b.com>', 'Carlos <carlos@b.com>', 'David <david@b.com>'] : [];
  },
};

/** The nodes of RFC 1985 §7. */
const etrn: Partial<SmtpPolicy> = {
  etrn(node) {
    if (node === 'uu.net') return reply('queueUnable', node);
    if (node === 'foo.bar') return reply('nodeNotAllowed', node, 'Unable to resolve name.');
    if (node === 'c.net') return reply('noneWaiting', node);
    if (node === 'innosoft.com') return reply('pendingStarted', node);
    return node === 'mysoft.com' ? reply('pendingCounted', node, 14) : undefined;
  },
};

/** What waits for the customers of RFC 2645 §5: one message for example.org. */
const turn: Partial<SmtpPolicy> = {
  turn(domains) {
    if (domains.includes('example.net')) return reply('turnRefused');
    return domains.includes('empty.example') ? reply('noMail') : (carrier) => waiting(carrier);
  },
};

function waiting(carrier: ClientCarrier): End {
  const job = {
    helo: 'EXAMPLE.NET',
    reversePath: 'Lester.Tester@dot.foo.bar',
    forwardPaths: ['l.eva.msg@example.com'],
    message: ascii('Subject: x\r\n\r\nhello\r\n'),
  };
  return new SmtpClient(job, carrier, () => {});
}

export interface World {
  /** A handshake can be had. */
  tls?: boolean;
  change(server: ServerName): Partial<SmtpPolicy>;
}

const clear = (server: ServerName) => ({ auth: { house: saslHouse(server), inTheClear: true } });
const old = { ...open, ...etrn, ...turn };

/** By the name that a dialogue gives with `world:`. */
export const WORLDS: Record<string, World> = {
  '': { change: () => ({}) },
  tls: { tls: true, change: () => ({}) },
  'tls-demanded': { tls: true, change: () => ({ tls: 'demanded' }) },
  'tls-unavailable': { change: () => ({ tls: 'unavailable' }) },
  auth: { change: clear },
  'auth-tls': { tls: true, change: (server) => ({ auth: { house: saslHouse(server) } }) },
  password: { change: (server) => ({ auth: { ...clear(server).auth, demanded: true } }) },
  'password-over-tls': { tls: true, change: (server) => ({ auth: { house: saslHouse(server), demanded: true } }) },
  'auth-weak': { change: (server) => ({ auth: { ...clear(server).auth, tooWeak: ['CRAM-MD5'], mechanisms: ['SCRAM-SHA-256', 'PLAIN'] } }) },
  'auth-unavailable': { change: (server) => ({ auth: { ...clear(server).auth, unavailable: true } }) },
  open: { change: () => open },
  closed: { change: () => ({ verification: 'off' }) },
  'open-relay': { change: () => ({ rcpt: (path: string) => (path === 'nobody@b.com' ? reply('unknownUser', path) : undefined) }) },
  'lf-is-content': { change: () => ({ bareLf: 'content' }) },
  'lf-ends-a-line': { change: () => ({ bareLf: 'ends a line' }) },
  etrn: { change: () => etrn },
  odmr: { change: (server) => ({ ...clear(server), ...turn }) },
  'turn-without-auth': { change: () => turn },
  // mail of d.net is kept, there is none, and nobody of d.net asks
  holding: {
    change: () => ({ etrn: (node) => reply(/^@?d\.net$/.test(node) ? 'noneWaiting' : 'nodeNotAllowed', node, 'not served here') }),
  },
  'holding-over-tls': { tls: true, change: (server) => ({ auth: { house: saslHouse(server) }, turn: () => reply('turnRefused') }) },
  limits: { change: () => ({ limits: { mailMax: 2, rcptDomainMax: 1 } }) },
  small: { change: () => ({ maxOctets: 1000 }) },
  'seven-bit': { change: () => ({ withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'] }) },
  'few-extensions': { change: () => ({ withhold: ['DSN', 'SMTPUTF8', 'CHUNKING', '8BITMIME', 'PIPELINING'] }) },
  // Bea's mailbox has no room
  full: {
    change: () => ({
      message: (_: Uint8Array, { forwardPaths }: Envelope) =>
        forwardPaths.every((path) => path === 'bea@b.com') ? reply('mailboxFull', forwardPaths[0]!) : undefined,
    }),
  },
  // what is verified and signed, a bare policy does not see
  'nothing-verified': { change: () => ({}) },
  signing: { change: () => ({}) },
  // the session knows nothing of it: what the MSA does with a letter comes after
  'keeping-copies': { change: () => ({}) },
  'keeping-copies-signing': { change: () => ({}) },
  greylisting: { change: () => ({ rcpt: (path: string) => reply('greylisted', path) }) },
  'greylisting-kept': { change: () => ({ rcpt: (path: string) => reply('greylisted', path) }) },
  // David's mail is sent on
  'greylisting-at-once': {
    change: () => ({ rcpt: (path: string) => (path === 'david@b.com' ? reply('willForward', 'david@c.net') : undefined) }),
  },
  1982: { change: () => ({ ...old, profile: '1982' }) },
  1995: { change: () => ({ ...old, profile: '1995' }) },
  2008: { tls: true, change: (server) => ({ ...clear(server), ...etrn, profile: '2008' }) },
  postfix: { tls: true, change: (server) => ({ ...clear(server), ...etrn, wording: 'postfix' }) },
  exim: { change: (server) => ({ ...clear(server), wording: 'exim' }) },
  sendmail: { change: (server) => ({ ...clear(server), ...etrn, wording: 'sendmail' }) },
  opensmtpd: { change: (server) => ({ ...clear(server), wording: 'opensmtpd' }) },
};

/** The policy of this server in this world. */
export function policyIn(world: string, server: ServerName, kept: Kept[] = []): SmtpPolicy {
  return { ...plainPolicy(server, kept), ...WORLDS[world]!.change(server) };
}
