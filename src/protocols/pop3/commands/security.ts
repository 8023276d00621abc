import { alone } from '../../command.ts';
import { since } from '../era.ts';
import { reply } from '../replies.ts';
import { verb, YES_OR_NO } from './verb.ts';

/** TLS and SASL: RFC 2595 §4, RFC 5034 §4. */
export const stls = verb({
  ...alone('STLS'),
  rfc: 'rfc2595#4',
  replies: YES_OR_NO,
  extension: 'STLS',
  /** Within TLS it is known too, and refused. */
  spoken: ({ hasTls }) => hasTls,
  otherwise: [reply('beginTls'), reply('tlsUnavailable'), reply('unknownCommand')],
  answer: ({ isSecure, policy }) => reply(isSecure ? 'tlsActive' : policy.tlsUnavailable ? 'tlsUnavailable' : 'beginTls'),
});

export const auth = verb({
  verb: 'AUTH',
  syntax: 'AUTH mechanism [initial-response]',
  example: 'AUTH PLAIN',
  rfc: 'rfc5034#4',
  replies: { success: ['+OK'], intermediate: ['+'], failure: ['-ERR'] },
  extension: 'SASL',
  /** Without a mechanism no standard knows it; servers that do list theirs. */
  multiLine: 'without argument',
  secretAfter: 2,
  /** RFC 1734 is of 1994, but no mechanism of ours is older than CRAM-MD5 of RFC 2095. */
  spoken: since(1997),
  /** RFC 4422 §3.1: mechanism names have up to 20 letters, digits, hyphens and underscores. */
  parse: (rest) => {
    const match = /^([A-Za-z0-9_-]{1,20})(?: (=|[A-Za-z0-9+/]+={0,2}))?$/.exec(rest);
    return match ? { mechanism: match[1]!.toUpperCase(), initial: match[2] } : undefined;
  },
  otherwise: [reply('loggedIn', 2, 320), reply('wrongPassword'), reply('noMechanism'), reply('temporaryTrouble')],
  answer: ({ login }, said) => login.auth(said),
});
