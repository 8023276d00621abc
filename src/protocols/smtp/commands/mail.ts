import { takePath } from '../../../mail/address.ts';
import { parsePathArgument } from './path.ts';
import { verb } from './verb.ts';

export const mail = verb({
  verb: 'MAIL',
  syntax: 'MAIL FROM:<reverse-path> [parameters]',
  example: 'MAIL FROM:<ana@a.org>',
  rfc: 'rfc5321#4.1.1.2',
  required: true,
  replies: { success: ['250'], failure: ['552', '451', '452', '550', '553', '503', '455', '555', '501', '530', '421'] },
  // SIZE 26 (RFC 1870 §3), BODY 17 (RFC 6152 §2), RET 9 and ENVID 107 (RFC 3461 §4), AUTH 500 (RFC 4954 §3), SMTPUTF8 10 (RFC 6531 §3.1)
  extraOctets: 26 + 17 + 9 + 107 + 500 + 10,
  /** The null reverse-path `<>` is that of notifications (RFC 5321 §4.5.5). */
  parse: (rest) => parsePathArgument('FROM:', rest, takePath),
  answer(desk, said) {
    desk.said.path = said.path;
    return desk.transaction.mail(said);
  },
});
