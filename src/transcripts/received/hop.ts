/** What a Received field tells of one hop, in the manners of Postfix, Exim, Sendmail, Exchange, Gmail, Dovecot and qmail. */
import { parseDate } from '../../mail/date.ts';
import { rawValue, type Field } from '../../mail/header.ts';
import type { Hop } from '../sink.ts';
import { clausesOf, type Clause, type Clauses } from './clauses.ts';

const BRACKETED = /\[(?:IPv6:)?([\d.]{7,15}|[0-9a-f]*:[0-9a-f:.]+)(?:%\w+)?\]/i;
const BARE = /(?:^|\s)([\d]{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}:[0-9a-f:.]+)(?:$|\s)/i;
const VERSION = /\b(TLSv?1(?:[._]\d)?|SSLv?3)\b/i;
const CIPHER = /\bcipher[= ]([\w-]+)|\b((?:TLS_|ECDHE|DHE|AES\d|AES-|RSA)[\w-]*)/;
const USER = /\b(?:Authenticated sender|authenticated as|auth[_ ]?user|smtp\.auth)[:=]? *([^\s)]+)/i;
const NO_NAME: Clause = { words: [], comments: [] };

/** One hop; `source` shares the octets of the message. */
export function hopOf(message: Uint8Array, field: Field): Hop {
  const value = rawValue(message, field);
  const clauses = clausesOf(value);
  const { from, by } = { from: clauses.named.get('from') ?? NO_NAME, by: clauses.named.get('by') ?? NO_NAME };
  return {
    ...{ fromName: nameOf(from), fromAddress: addressOf(from), byName: nameOf(by), byAddress: addressOf(by) },
    ...{ with: word(clauses, 'with'), id: word(clauses, 'id').replace(/^<|>$/g, ''), recipients: recipientsOf(clauses) },
    ...{ atMs: parseDate(clauses.date) ?? null, tls: tlsOf(clauses), authenticatedAs: USER.exec(value)?.[1] ?? '' },
    ...{ reply: '', status: '', source: message.subarray(field.start, field.end) },
  };
}

/** The reverse-path that some write into a comment: '(envelope-from <ana@a.org>)'. */
export function envelopeFrom(message: Uint8Array, field: Field): string {
  return /\(envelope-from <?([^<>\s)]*)>?\)/i.exec(rawValue(message, field))?.[1] ?? '';
}

/** The name; where EHLO gave an address only, the name that the DNS gave it, or what the client said in its comment. */
function nameOf({ words, comments }: Clause): string {
  const name = words[0] ?? '';
  if (name !== '' && name !== 'unknown' && !isAddress(name)) return name;
  const said = /\b(?:helo|ehlo)[= ]([^\s)\]]+)/i.exec(comments.join(' '))?.[1];
  const reverse = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.? \[/i.exec(comments[0] ?? '')?.[1];
  return [reverse, said].find((known) => known && !isAddress(known)) ?? '';
}

const isAddress = (name: string): boolean => /^\[|^[\d.]+$|^[0-9a-f]*:[0-9a-f:.]+$/i.test(name);

function addressOf({ words, comments }: Clause): string {
  for (const place of [...comments, words[0] ?? '']) {
    const address = (BRACKETED.exec(place) ?? BARE.exec(place))?.[1];
    if (address) return address;
  }
  return '';
}

/** Exchange writes several words: 'Microsoft SMTP Server'. */
function word({ named }: Clauses, keyword: string): string {
  const { words } = named.get(keyword) ?? NO_NAME;
  return keyword === 'with' && words[0] === 'Microsoft' ? words.join(' ') : (words[0] ?? '');
}

function recipientsOf({ named }: Clauses): string[] {
  const recipients = (named.get('for')?.words ?? []).map((each) => each.replace(/^<|>,?$|,$/g, ''));
  return recipients.filter((each) => each.includes('@'));
}

/** Version and cipher as the field words them; Exim 4.94 has a clause for the cipher. */
function tlsOf({ named }: Clauses): string {
  const comments = [...named.values()].flatMap((clause) => clause.comments).join(' ');
  const version = VERSION.exec(comments)?.[1] ?? '';
  const [, named1, named2] = CIPHER.exec(comments) ?? [];
  const cipher = named.get('tls')?.words[0] ?? named1 ?? named2 ?? '';
  return version === '' && named1 === undefined ? '' : [version, cipher].filter(Boolean).join(' ');
}
