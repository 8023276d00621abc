import { takePath } from '../../../mail/address.ts';
import type { Command } from '../../command.ts';
import { parsePathArgument, type PathArgument } from './path.ts';

export const mail = {
  verb: 'MAIL',
  syntax: 'MAIL FROM:<reverse-path> [parameters]',
  example: 'MAIL FROM:<ana@a.org>',
  rfc: 'rfc5321#4.1.1.2',
  replies: { success: ['250'], failure: ['552', '451', '452', '550', '553', '503', '455', '555', '501', '421'] },
  // SIZE adds 26 octets (RFC 1870 §3), BODY 17 (RFC 6152 §3)
  extraOctets: 43,
  /** The null reverse-path `<>` is that of notifications (RFC 5321 §4.5.5). */
  parse: (rest) => parsePathArgument('FROM:', rest, takePath),
} satisfies Command<PathArgument>;
