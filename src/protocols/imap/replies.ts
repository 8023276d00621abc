/** Every status response our servers give, by name. RFC 3501 §7.1; response codes of RFC 3501, RFC 5530 and RFC 7888. */
import type { Condition, Reply } from './wire.ts';

interface ReplyTemplate {
  condition: Condition;
  code: string;
  /** `{0}`, `{1}`: filled in by `reply`. */
  text: string;
  rfc: string;
}

export const replies = {
  greeting: { condition: 'OK', code: '', text: '{0} IMAP4rev1 Mailscope ready', rfc: 'rfc3501#7.1.1' },
  busy: { condition: 'BYE', code: '', text: '{0} Too many connections, try again later', rfc: 'rfc3501#7.1.5' },
  completed: { condition: 'OK', code: '', text: '{0} completed', rfc: 'rfc3501#7.1.1' },
  loggedIn: { condition: 'OK', code: '', text: 'LOGIN completed', rfc: 'rfc3501#6.2.3' },
  wrongPassword: { condition: 'NO', code: 'AUTHENTICATIONFAILED', text: 'Wrong user name or password', rfc: 'rfc5530#3' },
  noMechanism: { condition: 'NO', code: '', text: 'No such authentication mechanism here', rfc: 'rfc3501#6.2.2' },
  readWrite: { condition: 'OK', code: 'READ-WRITE', text: 'SELECT completed', rfc: 'rfc3501#6.3.1' },
  readOnly: { condition: 'OK', code: 'READ-ONLY', text: 'EXAMINE completed', rfc: 'rfc3501#6.3.2' },
  noSuchMailbox: { condition: 'NO', code: 'NONEXISTENT', text: 'No such mailbox', rfc: 'rfc5530#3' },
  tryCreate: { condition: 'NO', code: 'TRYCREATE', text: 'No such mailbox', rfc: 'rfc3501#6.3.11' },
  cannot: { condition: 'NO', code: 'CANNOT', text: 'INBOX is the only mailbox here', rfc: 'rfc5530#3' },
  alreadyExists: { condition: 'NO', code: 'ALREADYEXISTS', text: 'INBOX is always there', rfc: 'rfc3501#6.3.3' },
  openReadOnly: { condition: 'NO', code: 'READ-ONLY', text: 'The mailbox was opened by EXAMINE', rfc: 'rfc3501#6.3.2' },
  expungeIssued: { condition: 'NO', code: 'EXPUNGEISSUED', text: 'Some of the messages exist no longer', rfc: 'rfc5530#3' },
  badCharset: { condition: 'NO', code: 'BADCHARSET (US-ASCII UTF-8)', text: 'Charset not known here', rfc: 'rfc3501#6.4.4' },
  overQuota: { condition: 'NO', code: 'OVERQUOTA', text: 'The mailbox is full', rfc: 'rfc5530#3' },
  tooBig: { condition: 'NO', code: 'TOOBIG', text: 'At most {0} octets', rfc: 'rfc7889#4' },
  tooManyFlags: { condition: 'NO', code: 'LIMIT', text: 'At most {0} flags on a message', rfc: 'rfc5530#3' },
  noSuchSequence: { condition: 'BAD', code: '', text: 'A message number is larger than the mailbox: it holds {0}', rfc: 'rfc3501#9' },
  noTag: { condition: 'BAD', code: '', text: 'A command begins with a tag', rfc: 'rfc3501#2.2.1' },
  unknownCommand: { condition: 'BAD', code: '', text: 'Command not recognized', rfc: 'rfc3501#7.1.3' },
  syntax: { condition: 'BAD', code: '', text: 'Syntax: {0}', rfc: 'rfc3501#7.1.3' },
  badSequence: { condition: 'BAD', code: '', text: 'This command has no place in the {0} state', rfc: 'rfc3501#3' },
  lineTooLong: { condition: 'BAD', code: '', text: 'Line too long: at most {0} octets', rfc: 'rfc2683#3.2.1.5' },
  bareLineEnd: { condition: 'BAD', code: '', text: 'A line ends with CR LF, not with one of them', rfc: 'rfc3501#2.2' },
  literalTooLong: { condition: 'BAD', code: 'TOOBIG', text: 'Literal too long', rfc: 'rfc7888#4' },
  goodbye: { condition: 'BYE', code: '', text: '{0} closes the connection', rfc: 'rfc3501#6.1.3' },
  tooManyErrors: { condition: 'BYE', code: '', text: 'Too many errors', rfc: 'rfc3501#7.1.5' },
  tooManyPasswords: { condition: 'BYE', code: '', text: 'Too many wrong passwords', rfc: 'rfc3501#7.1.5' },
  literalRefused: { condition: 'BYE', code: '', text: 'A literal that long is not taken', rfc: 'rfc7888#4' },
  autologout: { condition: 'BYE', code: '', text: 'Autologout: nothing was said for too long', rfc: 'rfc3501#5.4' },
} as const satisfies Record<string, ReplyTemplate>;

export type ReplyName = keyof typeof replies;

/** The named reply with its blanks filled in. */
export function reply(name: ReplyName, ...values: (string | number)[]): Reply {
  const { condition, code, text } = replies[name];
  return { condition, code, text: values.length === 0 ? text : filled(text, values) };
}

function filled(text: string, values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? '').slice(0, 200));
}
