import type { Command } from '../../command.ts';
import { nothing } from './argument.ts';

/** TLS and SASL: RFC 2595 §4, RFC 5034 §4. */
export const stls = {
  verb: 'STLS',
  syntax: 'STLS',
  example: 'STLS',
  rfc: 'rfc2595#4',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  extension: 'STLS',
  parse: nothing,
} satisfies Command;

export interface AuthArgument {
  mechanism: string;
  /** As it stands in the command: base64, or `=` for an empty one; `undefined`: none. */
  initial: string | undefined;
}

export const auth = {
  verb: 'AUTH',
  syntax: 'AUTH mechanism [initial-response]',
  example: 'AUTH PLAIN',
  rfc: 'rfc5034#4',
  replies: { success: ['+OK'], intermediate: ['+'], failure: ['-ERR'] },
  extension: 'SASL',
  /** RFC 4422 §3.1: mechanism names have up to 20 letters, digits, hyphens and underscores. */
  parse: (rest) => {
    const match = /^([A-Za-z0-9_-]{1,20})(?: (=|[A-Za-z0-9+/]+={0,2}))?$/.exec(rest);
    return match ? { mechanism: match[1]!.toUpperCase(), initial: match[2] } : undefined;
  },
} satisfies Command<AuthArgument>;
