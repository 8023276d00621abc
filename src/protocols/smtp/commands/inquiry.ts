import { isInternational } from '../../../mail/address.ts';
import { decodeUtf8, ascii } from '../../../mail/octets.ts';
import { reply } from '../replies.ts';
import type { Reply } from '../wire.ts';
import { verb } from './verb.ts';

/** The commands that ask and change nothing. */
export const noop = verb({
  verb: 'NOOP',
  syntax: 'NOOP [string]',
  example: 'NOOP',
  rfc: 'rfc5321#4.1.1.9',
  required: true,
  beforeTls: true,
  endsGroup: true,
  replies: { success: ['250'], failure: ['421'] },
  parse: (rest) => ({ argument: rest }),
  answer: () => reply('ok'),
});

interface NameArgument {
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

export const vrfy = verb({
  verb: 'VRFY',
  syntax: 'VRFY string [SMTPUTF8]',
  example: 'VRFY bea',
  rfc: 'rfc5321#4.1.1.6',
  endsGroup: true,
  replies: { success: ['250', '251', '252'], failure: ['550', '551', '553', '502', '504', '501', '421'] },
  // RFC 6531 §3.4
  extraOctets: 9,
  parse: parseName,
  spoken: ({ service }) => service.verification !== 'off',
  /** 252 to everybody, or what the house says of this name. */
  answer({ service, policy }, { argument, smtpUtf8 }) {
    const known = service.verification === 'open' ? policy.verify?.(argument) : undefined;
    return known ? tellable(known, smtpUtf8) : reply('cannotVerify');
  },
});

export const expn = verb({
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
  spoken: ({ service }) => service.expands,
  /** The members of a list, one a line. */
  answer({ policy }, { argument, smtpUtf8 }) {
    const members = policy.expand!(argument);
    if ('code' in members) return members;
    if (members.length === 0) return reply('unknownList', argument);
    return tellable({ ...reply('member', members[0]!), text: members.map((member) => member.slice(0, 200)) }, smtpUtf8);
  },
});

export const help = verb({
  verb: 'HELP',
  syntax: 'HELP [command]',
  example: 'HELP',
  rfc: 'rfc5321#4.1.1.8',
  endsGroup: true,
  replies: { success: ['211', '214'], failure: ['502', '504', '421'] },
  parse: (rest) => ({ argument: rest.trim().toUpperCase() }),
  /** All verbs of this server, or the syntax of one. */
  answer({ commands }, { argument }) {
    const command = commands.find((each) => each.verb === argument);
    if (command) return { ...reply('help', command.syntax), text: [command.syntax] };
    const verbs = commands.map((each) => each.verb).join(' ');
    return { ...reply('help', ''), text: [`Commands: ${verbs}`, 'HELP <command> shows its syntax'] };
  },
});

/** RFC 6531 §3.7.4.2: names beyond ASCII are told only to those who asked with SMTPUTF8; to others 252. */
function tellable(told: Reply, smtpUtf8: boolean): Reply {
  return smtpUtf8 || !told.text.some(isInternational) ? told : { ...reply('cannotVerify'), enhanced: '2.6.8' };
}
