/** Every reply our servers give, by name. RFC 1939 knows two statuses; response codes are of RFC 2449 §8 and RFC 3206. */
import type { Reply, Status } from './wire.ts';

interface ReplyTemplate {
  status: Status;
  code: '' | 'AUTH' | 'IN-USE';
  /** `{0}`, `{1}`: filled in by `reply`. */
  text: string;
  rfc: string;
}

export const replies = {
  greeting: { status: '+OK', code: '', text: '{0} POP3 Mailscope ready {1}', rfc: 'rfc1939#4' },
  busy: { status: '-ERR', code: '', text: '{0} Too many connections, try again later', rfc: 'rfc1939#4' },
  userOk: { status: '+OK', code: '', text: 'Password for {0}, please', rfc: 'rfc1939#7' },
  loggedIn: { status: '+OK', code: '', text: 'Maildrop has {0} messages ({1} octets)', rfc: 'rfc1939#7' },
  wrongPassword: { status: '-ERR', code: 'AUTH', text: 'Wrong user name or password', rfc: 'rfc3206#4' },
  tooManyPasswords: { status: '-ERR', code: 'AUTH', text: 'Wrong user name or password, and one time too many', rfc: 'rfc3206#4' },
  inUse: { status: '-ERR', code: 'IN-USE', text: 'Another session holds this maildrop', rfc: 'rfc2449#8.1.2' },
  stat: { status: '+OK', code: '', text: '{0} {1}', rfc: 'rfc1939#5' },
  listing: { status: '+OK', code: '', text: '{0} messages ({1} octets)', rfc: 'rfc1939#5' },
  listed: { status: '+OK', code: '', text: '{0} {1}', rfc: 'rfc1939#5' },
  uniqueIds: { status: '+OK', code: '', text: 'Unique-ids follow', rfc: 'rfc1939#7' },
  message: { status: '+OK', code: '', text: '{0} octets', rfc: 'rfc1939#5' },
  topOfMessage: { status: '+OK', code: '', text: 'Top of message follows', rfc: 'rfc1939#7' },
  marked: { status: '+OK', code: '', text: 'Message {0} marked for deletion', rfc: 'rfc1939#5' },
  reset: { status: '+OK', code: '', text: 'Maildrop has {0} messages ({1} octets)', rfc: 'rfc1939#5' },
  ok: { status: '+OK', code: '', text: 'Still here', rfc: 'rfc1939#5' },
  capabilities: { status: '+OK', code: '', text: 'Capabilities follow', rfc: 'rfc2449#5' },
  goodbye: { status: '+OK', code: '', text: '{0} closes the connection', rfc: 'rfc1939#4' },
  goodbyeDeleted: { status: '+OK', code: '', text: '{0} closes the connection, {1} messages deleted', rfc: 'rfc1939#6' },
  noSuchMessage: { status: '-ERR', code: '', text: 'No message {0}: there are {1}', rfc: 'rfc1939#5' },
  alreadyDeleted: { status: '-ERR', code: '', text: 'Message {0} is marked for deletion', rfc: 'rfc1939#5' },
  unknownCommand: { status: '-ERR', code: '', text: 'Command not recognized', rfc: 'rfc1939#3' },
  syntax: { status: '-ERR', code: '', text: 'Syntax: {0}', rfc: 'rfc1939#3' },
  badSequence: { status: '-ERR', code: '', text: 'This command has no place in the {0} state', rfc: 'rfc1939#3' },
  lineTooLong: { status: '-ERR', code: '', text: 'Line too long: at most {0} octets', rfc: 'rfc2449#4' },
  bareLineEnd: { status: '-ERR', code: '', text: 'A line ends with CR LF, not with one of them', rfc: 'rfc1939#3' },
  tooManyErrors: { status: '-ERR', code: '', text: 'Too many errors, closing the connection', rfc: 'rfc1939#3' },
} as const satisfies Record<string, ReplyTemplate>;

export type ReplyName = keyof typeof replies;

/** The named reply with its blanks filled in. Values from the wire are cut to 200 octets, so that no status line passes 512. */
export function reply(name: ReplyName, ...values: (string | number)[]): Reply {
  const { status, code, text } = replies[name];
  return { status, code, text: values.length === 0 ? text : filled(text, values) };
}

function filled(text: string, values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? '').slice(0, 200));
}
