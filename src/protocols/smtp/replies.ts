/** Every reply our servers give, by name. Codes: RFC 5321 §4.2; enhanced codes: RFC 3463. What they mean is prose in content/book, keyed by code. */
import type { Reply } from './wire.ts';

interface ReplyTemplate {
  code: number;
  enhanced: string;
  /** `{0}`, `{1}`: filled in by `reply`. */
  text: string;
  rfc: string;
}

export const replies = {
  greeting: { code: 220, enhanced: '', text: '{0} ESMTP Mailscope', rfc: 'rfc5321#4.2' },
  noService: { code: 554, enhanced: '', text: '{0} No SMTP service here', rfc: 'rfc5321#3.1' },
  busy: { code: 421, enhanced: '4.3.2', text: '{0} Too many connections, try again later', rfc: 'rfc5321#3.8' },
  hello: { code: 250, enhanced: '', text: '{0} greets {1}', rfc: 'rfc5321#4.1.1.1' },
  senderOk: { code: 250, enhanced: '2.1.0', text: 'Sender OK', rfc: 'rfc5321#4.1.1.2' },
  recipientOk: { code: 250, enhanced: '2.1.5', text: 'Recipient OK', rfc: 'rfc5321#4.1.1.3' },
  startText: { code: 354, enhanced: '', text: 'End data with <CRLF>.<CRLF>', rfc: 'rfc5321#4.1.1.4' },
  messageAccepted: { code: 250, enhanced: '2.0.0', text: 'Message accepted as {0}', rfc: 'rfc5321#4.1.1.4' },
  resetDone: { code: 250, enhanced: '2.0.0', text: 'Transaction forgotten', rfc: 'rfc5321#4.1.1.5' },
  ok: { code: 250, enhanced: '2.0.0', text: 'OK', rfc: 'rfc5321#4.1.1.9' },
  cannotVerify: { code: 252, enhanced: '2.1.5', text: 'Cannot verify the user, but will take mail for it', rfc: 'rfc5321#3.5.3' },
  help: { code: 214, enhanced: '2.0.0', text: '{0}', rfc: 'rfc5321#4.1.1.8' },
  goodbye: { code: 221, enhanced: '2.0.0', text: '{0} closes the connection', rfc: 'rfc5321#4.1.1.10' },
  unknownCommand: { code: 500, enhanced: '5.5.2', text: 'Command not recognized', rfc: 'rfc5321#4.2.4' },
  lineTooLong: { code: 500, enhanced: '5.5.2', text: 'Line too long: at most {0} octets', rfc: 'rfc5321#4.5.3.1.4' },
  bareLineEnd: { code: 500, enhanced: '5.5.2', text: 'A line ends with CR LF, not with one of them', rfc: 'rfc5321#2.3.8' },
  syntax: { code: 501, enhanced: '5.5.4', text: 'Syntax: {0}', rfc: 'rfc5321#4.2.4' },
  internationalAddress: {
    code: 553,
    enhanced: '5.6.7',
    text: 'An address beyond ASCII needs SMTPUTF8, which is not offered here',
    rfc: 'rfc6531#3.5',
  },
  notImplemented: { code: 502, enhanced: '5.5.1', text: 'Command not implemented', rfc: 'rfc5321#4.2.4.1' },
  badSequence: { code: 503, enhanced: '5.5.1', text: 'Bad sequence of commands', rfc: 'rfc5321#4.1.4' },
  unknownParameter: { code: 555, enhanced: '5.5.4', text: 'Parameter not recognized: {0}', rfc: 'rfc5321#4.1.1.11' },
  unknownUser: { code: 550, enhanced: '5.1.1', text: 'No mailbox here by the name of {0}', rfc: 'rfc5321#3.5.3' },
  relayDenied: { code: 550, enhanced: '5.7.1', text: 'Relaying to {0} is not allowed', rfc: 'rfc5321#3.6.2' },
  strangersDenied: { code: 550, enhanced: '5.7.1', text: 'Submission from {0} is not allowed', rfc: 'rfc6409#3.3' },
  mailboxFull: { code: 452, enhanced: '4.2.2', text: 'The mailbox of {0} is full', rfc: 'rfc3463#3.3' },
  tooManyRecipients: { code: 452, enhanced: '4.5.3', text: 'Too many recipients: at most {0}', rfc: 'rfc5321#4.5.3.1.10' },
  storageFull: { code: 452, enhanced: '4.3.1', text: 'Insufficient storage, try again later', rfc: 'rfc5321#4.2.2' },
  tooLarge: { code: 552, enhanced: '5.3.4', text: 'Message larger than the limit of {0} octets', rfc: 'rfc1870#6.1' },
  noRecipients: { code: 554, enhanced: '5.5.1', text: 'No valid recipients', rfc: 'rfc5321#3.3' },
  bareText: { code: 554, enhanced: '5.6.0', text: 'Message holds a bare CR or LF', rfc: 'rfc5321#2.3.8' },
  loop: { code: 554, enhanced: '5.4.6', text: 'Too many hops: this message is going in circles', rfc: 'rfc5321#6.3' },
  tooManyErrors: { code: 421, enhanced: '4.7.0', text: '{0} Too many errors', rfc: 'rfc5321#4.3.2' },
  timeout: { code: 421, enhanced: '4.4.2', text: '{0} Timeout, closing the connection', rfc: 'rfc5321#4.5.3.2.7' },
} as const satisfies Record<string, ReplyTemplate>;

export type ReplyName = keyof typeof replies;

/** The named reply with its blanks filled in. Values from the wire are cut to 200 octets, so that no reply line passes 512. */
export function reply(name: ReplyName, ...values: (string | number)[]): Reply {
  const { code, enhanced, text } = replies[name];
  return { code, enhanced, text: [values.length === 0 ? text : filled(text, values)] };
}

function filled(text: string, values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? '').slice(0, 200));
}
