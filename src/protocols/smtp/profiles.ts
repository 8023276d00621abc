/** What a server of a certain time spoke: which verbs and extensions exist, whether enhanced codes are written, how open it was. */
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
  /** In the order of the EHLO reply. */
  extensions: readonly Keyword[];
  /** Replies carry enhanced status codes (RFC 2034). */
  enhanced: boolean;
  verification: 'vague' | 'open' | 'off';
  /** A bare CR or LF in a message is content: nothing forbade it before RFC 2821. */
  bareTextTaken: boolean;
  /** Replies whose codes or words did not exist yet. */
  replies: Partial<Record<ReplyName, Partial<ReplyTemplate>>>;
}

export const profiles = {
  /** RFC 821: no EHLO and nothing that came with it. */
  '1982': {
    extensions: [],
    enhanced: false,
    verification: 'open',
    bareTextTaken: true,
    replies: {
      // ESMTP came with RFC 1651; this is how RFC 821, Appendix F, greets
      greeting: { text: '{0} Simple Mail Transfer Service Ready' },
      // RFC 821 §4.2 knows neither 555 nor 252
      unknownParameter: { code: 501 },
      cannotVerify: { code: 550, text: 'String does not match anything' },
    },
  },
  /** RFC 1869 and the first extensions. */
  '1995': {
    extensions: ['SIZE', '8BITMIME', 'EXPN', 'HELP'],
    enhanced: false,
    verification: 'open',
    bareTextTaken: true,
    replies: {},
  },
  /** RFC 5321. */
  '2008': {
    extensions: ['PIPELINING', 'SIZE', '8BITMIME', 'ENHANCEDSTATUSCODES', 'DSN', 'ETRN', 'ATRN', 'STARTTLS', 'AUTH', 'EXPN', 'HELP'],
    enhanced: true,
    verification: 'vague',
    bareTextTaken: false,
    replies: {},
  },
  today: {
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

/** The servers that speak a verb, by their time; left out: from the first, and to this day. */
export interface Era {
  since?: ProfileName;
  until?: ProfileName;
}

const times = Object.keys(profiles);

/** Whether a server of this time has heard of the verb: it was spoken then, or before. */
export function isKnownTo(name: ProfileName, { since }: Era): boolean {
  return since === undefined || times.indexOf(since) <= times.indexOf(name);
}

/** Whether a server of this time speaks the verb. */
export function isOf(name: ProfileName, era: Era): boolean {
  return isKnownTo(name, era) && (era.until === undefined || times.indexOf(name) <= times.indexOf(era.until));
}
