/** MAIL as it was when people sat at terminals of the host itself: RFC 821 §3.4. Obsolete since RFC 2821. */
import { takePath } from '../../../mail/address.ts';
import type { Delivery } from '../policy.ts';
import { parsePathArgument } from './path.ts';
import { verb } from './verb.ts';

/** Onto the terminal, and nowhere else. */
export const send = towards('SEND', 'terminal');
/** Onto the terminal if somebody sits there, else into the mailbox. */
export const soml = towards('SOML', 'terminal or mailbox');
/** Onto the terminal and into the mailbox. */
export const saml = towards('SAML', 'terminal and mailbox');

function towards<const Name extends string>(name: Name, delivery: Delivery) {
  return verb({
    verb: name,
    syntax: `${name} FROM:<reverse-path>`,
    example: `${name} FROM:<ana@a.org>`,
    rfc: 'rfc821#3.4',
    replies: { success: ['250'], failure: ['552', '451', '452', '500', '501', '502', '503', '421'] },
    obsolete: 'rfc5321#F.6',
    until: '1982',
    parse: (rest) => parsePathArgument('FROM:', rest, takePath),
    answer: ({ transaction }, said) => transaction.mail(said, delivery),
  });
}
