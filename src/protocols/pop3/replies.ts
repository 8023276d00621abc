/** Every reply our servers give, by name. RFC 1939 knows two statuses; response codes are of RFC 2449 §8 and RFC 3206. */
import type { ResponseCode } from './era.ts';
import type { Reply, Status } from './wire.ts';

interface ReplyTemplate {
  status: Status;
  code: ResponseCode | '';
  /** `{0}`, `{1}`: filled in by `reply`. */
  text: string;
  rfc: string;
}

export const replies = {
  greeting: { status: '+OK', code: '', text: '{0} POP3 Mailscope ready {1}', rfc: 'rfc1939#4' },
  closing: { status: '-ERR', code: 'SYS/TEMP', text: '{0} is shutting down', rfc: 'rfc3206#4' },
  busy: { status: '-ERR', code: '', text: '{0} Too many connections, try again later', rfc: 'rfc1939#4' },
  userOk: { status: '+OK', code: '', text: 'Password for {0}, please', rfc: 'rfc1939#7' },
  loggedIn: { status: '+OK', code: '', text: 'Maildrop has {0} messages ({1} octets)', rfc: 'rfc1939#7' },
  wrongPassword: { status: '-ERR', code: 'AUTH', text: 'Wrong user name or password', rfc: 'rfc3206#4' },
  tooManyPasswords: { status: '-ERR', code: 'AUTH', text: 'Wrong user name or password, and one time too many', rfc: 'rfc3206#4' },
  inUse: { status: '-ERR', code: 'IN-USE', text: 'Another session holds this maildrop', rfc: 'rfc2449#8.1.2' },
  loginDelay: { status: '-ERR', code: 'LOGIN-DELAY', text: 'Minimum time between two log-ins is {0} seconds', rfc: 'rfc2449#8.1.1' },
  temporaryTrouble: { status: '-ERR', code: 'SYS/TEMP', text: 'The maildrop cannot be opened now', rfc: 'rfc3206#4' },
  notRemoved: { status: '-ERR', code: 'SYS/TEMP', text: 'Some deleted messages are not removed yet', rfc: 'rfc1939#6' },
  permanentTrouble: { status: '-ERR', code: 'SYS/PERM', text: 'The maildrop cannot be opened until somebody repairs it', rfc: 'rfc3206#4' },
  privacyRequired: { status: '-ERR', code: '', text: 'No passwords in the clear here: STLS first', rfc: 'rfc2595#2.3' },
  challenge: { status: '+', code: '', text: '{0}', rfc: 'rfc5034#4' },
  noMechanism: { status: '-ERR', code: '', text: 'Mechanism not offered', rfc: 'rfc5034#4' },
  misplacedResponse: { status: '-ERR', code: '', text: 'This mechanism has no initial response', rfc: 'rfc5034#4' },
  badResponse: { status: '-ERR', code: '', text: 'Not a response of this mechanism', rfc: 'rfc5034#4' },
  cancelled: { status: '-ERR', code: '', text: 'Authentication cancelled', rfc: 'rfc5034#4' },
  beginTls: { status: '+OK', code: '', text: 'Begin TLS negotiation', rfc: 'rfc2595#4' },
  tlsActive: { status: '-ERR', code: '', text: 'Command not permitted when TLS active', rfc: 'rfc2595#4' },
  tlsUnavailable: { status: '-ERR', code: 'SYS/TEMP', text: 'TLS is not available now', rfc: 'rfc2595#4' },
  utf8: { status: '+OK', code: '', text: 'UTF-8 mode', rfc: 'rfc6856#2.1' },
  languages: { status: '+OK', code: '', text: 'Language listing follows', rfc: 'rfc6856#3' },
  languageChosen: { status: '+OK', code: '', text: '{0} English it is', rfc: 'rfc6856#3' },
  noLanguage: { status: '-ERR', code: '', text: 'I do not speak {0}', rfc: 'rfc6856#3' },
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
export function reply(name: ReplyName, ...values: (string | number)[]): NamedReply {
  const { status, code, text } = replies[name];
  return { status, code, text: values.length === 0 ? text : filled(text, values), name, values };
}

/** A reply that knows its name, so that it can be said in another language. */
export interface NamedReply extends Reply {
  name: ReplyName;
  values: readonly (string | number)[];
}

/** A text with its blanks `{0}`, `{1}`… filled in. */
export function filled(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? '').slice(0, 200));
}
