/** Untagged data by its name: RFC 9051 §7, RFC 3501 §7, and the extensions that our book knows. What is not known here is passed over. */
import { own } from '../../../../own.ts';
import { any, anyList, CLOSE, either, list, named, OPEN, optional, sequence, SP, spaced, token, type Production } from './reader.ts';
import { astring, capability, delimiter, flag, mailbox, mailboxFlag, modSequence, NIL, nstring, number, number64 } from './words.ts';
import { nzNumber, objectId, sequenceSet, string, uidSet, unknownValue, word } from './words.ts';

const extended = anyList(sequence(astring, SP, unknownValue));
const listing = (name: string): Production =>
  named(
    'mailbox-list',
    `* ${name} (\\HasNoChildren) "/" INBOX`,
    sequence(anyList(mailboxFlag), SP, delimiter, SP, mailbox, optional(sequence(SP, extended))),
  );

const STATUSES: Readonly<Record<string, Production>> = {
  ...{ MESSAGES: number, RECENT: number, UNSEEN: number, DELETED: number, UIDNEXT: nzNumber, UIDVALIDITY: nzNumber },
  ...{ SIZE: number64, HIGHESTMODSEQ: number64, APPENDLIMIT: either(NIL, number), MAILBOXID: objectId },
};
const statusItem: Production = (reader) => {
  const name = reader.match(/[A-Za-z][A-Za-z0-9-]*/y)?.toUpperCase();
  if (name === undefined) return reader.fail('status-att-val');
  return SP(reader) && (own(STATUSES, name) ?? unknownValue)(reader);
};

/** What stands behind some of the items. */
export const statusFurther = named('mailbox-data', '* STATUS INBOX (MESSAGES 3)', sequence(spaced(statusItem), CLOSE));

const threadList: Production = (reader) =>
  reader.within(
    'thread-list',
    '(2)(3 6 (4 23)(44 7))',
    sequence(
      OPEN,
      either(sequence(spaced(nzNumber), optional(sequence(SP, nested))), (inner) => nested(inner)),
      CLOSE,
    ),
  );
/** At least two: one would be a member. */
const nested: Production = (reader) => threadList(reader) && threadList(reader) && any(threadList)(reader);

const RETURNED: Readonly<Record<string, Production>> = {
  ...{ MIN: nzNumber, MAX: nzNumber, ALL: sequenceSet, COUNT: number, MODSEQ: modSequence },
};
const returned: Production = (reader) => {
  const name = reader.match(/[A-Za-z][A-Za-z0-9.-]*/y)?.toUpperCase();
  if (name === undefined) return reader.fail('search-return-data');
  return SP(reader) && (own(RETURNED, name) ?? unknownValue)(reader);
};
const correlator = named('search-correlator', '(TAG "a1")', sequence(OPEN, word('TAG'), SP, string, CLOSE));

const space = named(
  'namespace',
  '(("" "/"))',
  either(NIL, sequence(OPEN, oneOrMore(sequence(OPEN, string, SP, delimiter, any(sequence(SP, string, SP, list(string))), CLOSE)), CLOSE)),
);

function oneOrMore(production: Production): Production {
  return sequence(production, any(production));
}

const resource = named('quota-resource', 'STORAGE 10 512', sequence(token('atom', '[^(){ %*"\\\\\\]]+'), SP, number64, SP, number64));
const rights = named('rights', 'lrs', astring);

/** What follows the name; with the space before it where there must be something. */
const DATA: Readonly<Record<string, Production>> = {
  CAPABILITY: named('capability-data', '* CAPABILITY IMAP4rev1 IDLE', oneOrMore(sequence(SP, capability))),
  ENABLED: named('enable-data', '* ENABLED CONDSTORE', any(sequence(SP, capability))),
  FLAGS: named('flag-list', '* FLAGS (\\Answered \\Seen)', sequence(SP, anyList(flag))),
  LIST: sequence(SP, listing('LIST')),
  LSUB: sequence(SP, listing('LSUB')),
  STATUS: named('mailbox-data', '* STATUS INBOX (MESSAGES 3)', sequence(SP, mailbox, SP, anyList(statusItem))),
  SEARCH: named(
    'mailbox-data',
    '* SEARCH 2 3 6',
    sequence(any(sequence(SP, nzNumber)), optional(sequence(SP, OPEN, word('MODSEQ'), SP, modSequence, CLOSE))),
  ),
  SORT: named(
    'sort-data',
    '* SORT 5 3 4',
    sequence(any(sequence(SP, nzNumber)), optional(sequence(SP, OPEN, word('MODSEQ'), SP, modSequence, CLOSE))),
  ),
  THREAD: named('thread-data', '* THREAD (2)(3 6)', optional(sequence(SP, oneOrMore(threadList)))),
  ESEARCH: named(
    'esearch-response',
    '* ESEARCH (TAG "a1") UID ALL 2:5',
    sequence(optional(sequence(SP, correlator)), optional(sequence(SP, token('"UID"', 'UID(?![^ ])', 'i'))), any(sequence(SP, returned))),
  ),
  ID: named('id-response', '* ID ("name" "Mailscope")', sequence(SP, either(NIL, anyList(sequence(string, SP, nstring))))),
  NAMESPACE: named('namespace-response', '* NAMESPACE (("" "/")) NIL NIL', sequence(SP, space, SP, space, SP, space)),
  ACL: named('acl-data', '* ACL INBOX bea lrs', sequence(SP, mailbox, any(sequence(SP, astring, SP, rights)))),
  MYRIGHTS: named('myrights-data', '* MYRIGHTS INBOX lrs', sequence(SP, mailbox, SP, rights)),
  LISTRIGHTS: named('listrights-data', '* LISTRIGHTS INBOX bea lr s w', sequence(SP, mailbox, SP, astring, SP, spaced(rights))),
  QUOTA: named('quota-response', '* QUOTA "" (STORAGE 10 512)', sequence(SP, astring, SP, anyList(resource))),
  QUOTAROOT: named('quotaroot-response', '* QUOTAROOT INBOX ""', sequence(SP, mailbox, any(sequence(SP, astring)))),
  VANISHED: named('expunged-resp', '* VANISHED 405,407', sequence(optional(sequence(SP, OPEN, word('EARLIER'), CLOSE)), SP, uidSet)),
};
const NUMBERS: Readonly<Record<string, Production>> = { EXISTS: number, RECENT: number, EXPUNGE: nzNumber, FETCH: nzNumber };

/** What follows `* NAME`; `undefined` if nothing is known of it. */
export const dataNamed = (name: string): Production | undefined => own(DATA, name);
/** The number in `* n NAME`. */
export const numberBefore = (name: string): Production | undefined => {
  const production = own(NUMBERS, name);
  return production && named('message-data', `* 3 ${name}`, production);
};
