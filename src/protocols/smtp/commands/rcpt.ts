import { takeForwardPath } from '../../../mail/address.ts';
import { parsePathArgument } from './path.ts';
import { verb } from './verb.ts';

export const rcpt = verb({
  verb: 'RCPT',
  syntax: 'RCPT TO:<forward-path> [parameters]',
  example: 'RCPT TO:<bea@b.com>',
  rfc: 'rfc5321#4.1.1.3',
  required: true,
  replies: {
    success: ['250', '251', '252'],
    failure: ['550', '551', '552', '553', '450', '451', '452', '503', '455', '555', '501', '421'],
  },
  // NOTIFY 29 and ORCPT 500 (RFC 3461 §4)
  extraOctets: 29 + 500,
  /** A forward-path is never null; `<Postmaster>` alone needs no domain (RFC 5321 §4.5.1). */
  parse: (rest) => parsePathArgument('TO:', rest, takeForwardPath),
  answer(desk, said) {
    desk.said.path = said.path;
    return desk.transaction.rcpt(said);
  },
});
