/** What a server of a certain time spoke: which verbs and extensions exist, whether enhanced codes are written, how open it was. */
import type { Verb } from './commands/index.ts';
import type { ReplyName, ReplyTemplate } from './replies.ts';

/** EHLO keywords that some server here may list. */
export type Keyword =
  | 'PIPELINING'
  | 'SIZE'
  | '8BITMIME'
  | 'ENHANCEDSTATUSCODES'
  | 'DSN'
  | 'SMTPUTF8'
  | 'CHUNKING'
  | 'BINARYMIME'
  | 'LIMITS'
  | 'ETRN'
  | 'ATRN'
  | 'STARTTLS'
  | 'AUTH'
  | 'EXPN'
  | 'HELP';

export interface Profile {
  verbs: readonly Verb[];
  /** In the order of the EHLO reply. */
  extensions: readonly Keyword[];
  /** Replies carry enhanced status codes (RFC 2034). */
  enhanced: boolean;
  verification: 'vague' | 'open' | 'off';
  /** A bare CR or LF in a message is content: nothing forbade it before RFC 2821. */
  bareTextTaken: boolean;
  /** Replies whose codes did not exist yet. */
  replies: Partial<Record<ReplyName, Partial<ReplyTemplate>>>;
}

const BASIC = ['HELO', 'MAIL', 'RCPT', 'DATA', 'RSET', 'NOOP', 'VRFY', 'EXPN', 'HELP', 'QUIT'] as const;
const EXTENDED = ['EHLO', ...BASIC] as const;

export const profiles = {
  /** RFC 821: no EHLO and nothing that came with it. */
  '1982': {
    verbs: [...BASIC, 'SEND', 'SOML', 'SAML', 'TURN'],
    extensions: [],
    enhanced: false,
    verification: 'open',
    bareTextTaken: true,
    replies: {
      // RFC 821 §4.2 knows neither 555 nor 252
      unknownParameter: { code: 501 },
      cannotVerify: { code: 550, text: 'String does not match anything' },
    },
  },
  /** RFC 1869 and the first extensions. */
  '1995': {
    verbs: [...EXTENDED, 'ETRN'],
    extensions: ['SIZE', '8BITMIME', 'ETRN', 'EXPN', 'HELP'],
    enhanced: false,
    verification: 'open',
    bareTextTaken: true,
    replies: {},
  },
  /** RFC 5321. */
  '2008': {
    verbs: [...EXTENDED, 'STARTTLS', 'AUTH', 'ETRN', 'ATRN'],
    extensions: ['PIPELINING', 'SIZE', '8BITMIME', 'ENHANCEDSTATUSCODES', 'DSN', 'ETRN', 'ATRN', 'STARTTLS', 'AUTH', 'EXPN', 'HELP'],
    enhanced: true,
    verification: 'vague',
    bareTextTaken: false,
    replies: {},
  },
  today: {
    verbs: [...EXTENDED, 'STARTTLS', 'AUTH', 'BDAT', 'ETRN', 'ATRN'],
    extensions: [
      'PIPELINING',
      'SIZE',
      '8BITMIME',
      'ENHANCEDSTATUSCODES',
      'DSN',
      'SMTPUTF8',
      'CHUNKING',
      'BINARYMIME',
      'LIMITS',
      'ETRN',
      'ATRN',
      'STARTTLS',
      'AUTH',
      'EXPN',
      'HELP',
    ],
    enhanced: true,
    verification: 'vague',
    bareTextTaken: false,
    replies: {},
  },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;

/** Whether a server of this time has heard of the verb: it was spoken then, or before. */
export function knownBy(name: ProfileName, verb: Verb): boolean {
  const names = Object.keys(profiles) as ProfileName[];
  return names.slice(0, names.indexOf(name) + 1).some((earlier) => (profiles[earlier].verbs as readonly Verb[]).includes(verb));
}
