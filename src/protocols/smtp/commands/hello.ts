import type { Command } from '../../command.ts';
import { parseDomain } from './domain.ts';

export const ehlo = {
  verb: 'EHLO',
  syntax: 'EHLO domain',
  example: 'EHLO smtp.a.org',
  rfc: 'rfc5321#4.1.1.1',
  protocols: ['smtp', 'submission'],
  endsGroup: true,
  replies: { success: ['250'], failure: ['504', '550', '500', '502', '501', '421'] },
  parse: parseDomain,
} satisfies Command<{ domain: string }>;

/** The greeting of 1982, still understood by everyone: no extensions. */
export const helo = {
  verb: 'HELO',
  syntax: 'HELO domain',
  example: 'HELO smtp.a.org',
  rfc: 'rfc5321#4.1.1.1',
  protocols: ['smtp', 'submission'],
  required: true,
  endsGroup: true,
  replies: { success: ['250'], failure: ['504', '550', '500', '502', '501', '421'] },
  parse: parseDomain,
} satisfies Command<{ domain: string }>;

/** EHLO where the other side hands over to mailboxes: another word, so that nobody takes the one protocol for the other. */
export const lhlo = {
  verb: 'LHLO',
  syntax: 'LHLO domain',
  example: 'LHLO mx.b.com',
  rfc: 'rfc2033#4.1',
  unasked: true,
  protocols: ['lmtp'],
  endsGroup: true,
  replies: { success: ['250'], failure: ['504', '550', '500', '502', '501', '421'] },
  extension: 'LMTP',
  parse: parseDomain,
} satisfies Command<{ domain: string }>;
