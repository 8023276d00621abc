import type { SmtpDesk } from '../desk.ts';
import { reply } from '../replies.ts';
import type { Reply } from '../wire.ts';
import { parseDomain } from './domain.ts';
import { verb } from './verb.ts';

export const ehlo = verb({
  verb: 'EHLO',
  syntax: 'EHLO domain',
  example: 'EHLO smtp.a.org',
  rfc: 'rfc5321#4.1.1.1',
  protocols: ['smtp', 'submission'],
  beforeTls: true,
  endsGroup: true,
  replies: { success: ['250'], failure: ['504', '550', '500', '502', '501', '421'] },
  parse: parseDomain,
  since: '1995',
  answer: (desk, { domain }) => extended(desk, domain),
});

/** The greeting of 1982, still understood by everyone: no extensions. */
export const helo = verb({
  verb: 'HELO',
  syntax: 'HELO domain',
  example: 'HELO smtp.a.org',
  rfc: 'rfc5321#4.1.1.1',
  protocols: ['smtp', 'submission'],
  required: true,
  endsGroup: true,
  replies: { success: ['250'], failure: ['504', '550', '500', '502', '501', '421'] },
  parse: parseDomain,
  answer: (desk, { domain }) => greeted(desk, domain, false),
});

/** EHLO where the other side hands over to mailboxes: another word, so that nobody takes the one protocol for the other. */
export const lhlo = verb({
  verb: 'LHLO',
  syntax: 'LHLO domain',
  example: 'LHLO mx.b.com',
  rfc: 'rfc2033#4.1',
  unasked: true,
  protocols: ['lmtp'],
  beforeTls: true,
  endsGroup: true,
  replies: { success: ['250'], failure: ['504', '550', '500', '502', '501', '421'] },
  extension: 'LMTP',
  parse: parseDomain,
  answer: (desk, { domain }) => extended(desk, domain),
});

/** The name counts once the reply is final: what is made of it is the machine's to ask for. */
function greeted(desk: SmtpDesk, helo: string, extended: boolean): Reply {
  desk.greeting = { helo, extended };
  return reply('hello', desk.policy.hostName, helo);
}

function extended(desk: SmtpDesk, domain: string): Reply {
  const greeting = greeted(desk, domain, true);
  return { ...greeting, text: [...greeting.text, ...desk.service.extensionLines] };
}
