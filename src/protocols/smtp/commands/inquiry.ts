import { decodeUtf8, ascii } from '../../../mail/octets.ts';
import type { Command } from '../../command.ts';

/** The commands that ask and change nothing. */
export const noop = {
  verb: 'NOOP',
  syntax: 'NOOP [string]',
  example: 'NOOP',
  rfc: 'rfc5321#4.1.1.9',
  required: true,
  endsGroup: true,
  replies: { success: ['250'], failure: ['421'] },
  parse: (rest) => ({ argument: rest }),
} satisfies Command<{ argument: string }>;

export interface NameArgument {
  argument: string;
  /** SMTPUTF8 was said: names may be told in UTF-8 (RFC 6531 §3.7.4.2). */
  smtpUtf8: boolean;
}

/** A user or list name, and the SMTPUTF8 that may stand behind it (RFC 6531 §3.7.4.2). */
function parseName(rest: string): NameArgument | undefined {
  const [, name = '', keyword] = /^(.*?)( SMTPUTF8)?$/is.exec(rest.trim()) ?? [];
  const argument = decodeUtf8(ascii(name));
  return argument ? { argument, smtpUtf8: keyword !== undefined } : undefined;
}

export const vrfy = {
  verb: 'VRFY',
  syntax: 'VRFY string [SMTPUTF8]',
  example: 'VRFY bea',
  rfc: 'rfc5321#4.1.1.6',
  endsGroup: true,
  replies: { success: ['250', '251', '252'], failure: ['550', '551', '553', '502', '504', '501', '421'] },
  // RFC 6531 §3.4
  extraOctets: 9,
  parse: parseName,
} satisfies Command<NameArgument>;

export const expn = {
  verb: 'EXPN',
  syntax: 'EXPN list [SMTPUTF8]',
  example: 'EXPN team',
  rfc: 'rfc5321#4.1.1.7',
  unasked: true,
  endsGroup: true,
  replies: { success: ['250', '252'], failure: ['550', '500', '502', '504', '501', '421'] },
  extension: 'EXPN',
  // RFC 6531 §3.4
  extraOctets: 9,
  parse: parseName,
} satisfies Command<NameArgument>;

export const help = {
  verb: 'HELP',
  syntax: 'HELP [command]',
  example: 'HELP',
  rfc: 'rfc5321#4.1.1.8',
  endsGroup: true,
  replies: { success: ['211', '214'], failure: ['502', '504', '421'] },
  parse: (rest) => ({ argument: rest.trim().toUpperCase() }),
} satisfies Command<{ argument: string }>;
