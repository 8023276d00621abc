import { alone } from '../../command.ts';
import { MAX_SASL_LINE_OCTETS } from '../../sasl/exchange.ts';
import { COMMAND_LINE_OCTETS } from '../wire.ts';
import { reply } from '../replies.ts';
import { verb } from './verb.ts';

/** From the clear into TLS on the same connection. */
export const starttls = verb({
  ...alone('STARTTLS'),
  rfc: 'rfc3207#4',
  beforeTls: true,
  endsGroup: true,
  replies: { success: ['220'], failure: ['454', '501', '502', '503', '421'] },
  extension: 'STARTTLS',
  since: '2008',
  /** Within TLS it is known too, and refused. */
  spoken: ({ service, isSecure }) => service.mayStartTls || isSecure,
  answer: ({ isSecure, canStartTls }) => reply(isSecure ? 'alreadySecured' : canStartTls ? 'tlsReady' : 'tlsUnavailable'),
});

export interface AuthArgument {
  mechanism: string;
  /** As it stood in the command: base64, or '='; `undefined` for none. */
  initial: string | undefined;
}

export const auth = verb({
  verb: 'AUTH',
  syntax: 'AUTH mechanism [initial-response]',
  example: 'AUTH PLAIN AGFuYUBhLm9yZwBjb3JyZW8=',
  rfc: 'rfc4954#4',
  secretAfter: 2,
  endsGroup: true,
  replies: {
    success: ['235'],
    intermediate: ['334'],
    failure: ['535', '501', '504', '503', '534', '538', '530', '454', '500', '502', '421'],
  },
  extension: 'AUTH',
  since: '2008',
  // RFC 4954 §4: room for a long initial response
  extraOctets: MAX_SASL_LINE_OCTETS - COMMAND_LINE_OCTETS,
  parse(rest) {
    const match = /^([A-Za-z0-9_-]{1,20})(?: ([A-Za-z0-9+/=]+|\*))?$/.exec(rest.trimEnd());
    return match ? { mechanism: match[1]!.toUpperCase(), initial: match[2] } : undefined;
  },
  /** Also where no mechanism is left for the clear. */
  spoken: ({ policy }) => policy.auth !== undefined,
  answer: ({ transaction, authentication }, said) =>
    transaction.speaker.user ? reply('alreadyAuthenticated') : authentication.begin(said),
});
