/** Where a secret crosses in the clear: the protocols know which of their words hold one. */
import { own } from '../own.ts';
import { text } from '../mail/octets.ts';
import { hasSecret as smtpSecret, withoutSecret as withoutSmtpSecret } from '../protocols/smtp/secrets.ts';
import { hasSecret as pop3Secret, withoutSecret as withoutPop3Secret } from '../protocols/pop3/secrets.ts';
import { withoutSecret as withoutHttpSecret } from '../protocols/http/secrets.ts';
import { hasSecret as imapSecret } from '../protocols/imap/secrets.ts';
import type { Journal } from '../sim/journal.ts';
import { isSealed } from './crossing.ts';

/** As much of a step as is looked through: secrets stand in lines and header fields, not in letters. */
const MAX_READ = 8192;

type Tell = (verb: string, said: string) => boolean;
const smtp: Tell = (verb, said) => smtpSecret(verb) && withoutSmtpSecret(verb, said) !== said;
const TELLS: Record<string, Tell> = {
  smtp,
  submission: smtp,
  lmtp: smtp,
  pop3: (verb, said) => pop3Secret(verb) && withoutPop3Secret(verb, said) !== said,
  // a mechanism alone is no secret: 'A1 AUTHENTICATE PLAIN' asks for one
  imap: (verb, said) => imapSecret(verb) && !/^\S+ AUTHENTICATE \S+$/i.test(said) && said !== '*',
  http: (verb, said) => withoutHttpSecret(verb, said) !== said,
};

/** Indices from `first` up to `end`, not including it, of what anybody on the line can read and should not. */
export function secretsIn(journal: Journal, first: number, end: number): number[] {
  const found: number[] = [];
  for (let index = Math.max(0, first); index < Math.min(end, journal.length); index++) if (isOpenSecret(journal, index)) found.push(index);
  return found;
}

function isOpenSecret(journal: Journal, index: number): boolean {
  const kind = journal.kind(index);
  if ((kind !== 'command' && kind !== 'reply') || isSealed(journal, index)) return false;
  const { protocol } = journal.connections[journal.connection(index)]!;
  // only HTTP has replies that are as good as a password: its cookies
  if (kind === 'reply' && protocol !== 'http') return false;
  const octets = journal.octets(index);
  return own(TELLS, protocol)?.(journal.label(index), text(octets, 0, Math.min(octets.length, MAX_READ)).trimEnd()) ?? false;
}
