/** MAIL as it was when people sat at terminals of the host itself: RFC 821 §3.4. Obsolete since RFC 2821. */
import { takePath } from '../../../mail/address.ts';
import { parsePathArgument } from './path.ts';
import { verb } from './verb.ts';

const replies = { success: ['250'], failure: ['552', '451', '452', '500', '501', '502', '503', '421'] } as const;
const parse = (rest: string) => parsePathArgument('FROM:', rest, takePath);

/** Onto the terminal, and nowhere else. */
export const send = verb({
  verb: 'SEND',
  syntax: 'SEND FROM:<reverse-path>',
  example: 'SEND FROM:<ana@a.org>',
  rfc: 'rfc821#3.4',
  replies,
  obsolete: 'rfc5321#F.6',
  until: '1982',
  parse,
  answer: ({ transaction }, said) => transaction.mail(said, 'terminal'),
});

/** Onto the terminal if somebody sits there, else into the mailbox. */
export const soml = verb({
  verb: 'SOML',
  syntax: 'SOML FROM:<reverse-path>',
  example: 'SOML FROM:<ana@a.org>',
  rfc: 'rfc821#3.4',
  replies,
  obsolete: 'rfc5321#F.6',
  until: '1982',
  parse,
  answer: ({ transaction }, said) => transaction.mail(said, 'terminal or mailbox'),
});

/** Onto the terminal and into the mailbox. */
export const saml = verb({
  verb: 'SAML',
  syntax: 'SAML FROM:<reverse-path>',
  example: 'SAML FROM:<ana@a.org>',
  rfc: 'rfc821#3.4',
  replies,
  obsolete: 'rfc5321#F.6',
  until: '1982',
  parse,
  answer: ({ transaction }, said) => transaction.mail(said, 'terminal and mailbox'),
});
