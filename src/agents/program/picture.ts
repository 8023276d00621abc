/** What a mail program shows: folders, the list of the one that is open, the letter that is read. Values; whoever changes one makes another. */
import { isAttached } from '../../mail/attached.ts';
import { parseGroupedList, type NamedAddress, type NamedGroup } from '../../mail/addressList.ts';
import { parseDate } from '../../mail/date.ts';
import { fieldValue, firstField, firstRawValue, readHeader } from '../../mail/header.ts';
import { readMime } from '../../mail/mime.ts';
import { textOf } from '../../mail/answering.ts';
import { messageIds } from '../../mail/messageIds.ts';
import { UNTAUGHT, type Filter } from '../../mail/junkFilter.ts';
import { readable } from '../../mail/octets.ts';
import { referencesOf } from '../../protocols/imap/thread.ts';
import type { ThreadLine } from '../../protocols/imap/threadData.ts';
import { COLUMNS_AT_FIRST, FOR_EVER, type Column, type Doing } from './deeds.ts';

/** What a folder is for: RFC 6154, which knows no templates: those lie where everybody looks for them by name. '' for one of the owner's own. */
export type Use = 'inbox' | 'sent' | 'drafts' | 'templates' | 'archive' | 'junk' | 'trash' | '';

export interface Folder {
  name: string;
  use: Use;
  messages: number;
  unseen: number;
}

/** One letter of a list. */
export interface Row {
  uid: number;
  flags: readonly string[];
  /** Octets. */
  size: number;
  /** Epoch milliseconds; NaN where nothing tells. */
  receivedMs: number;
  sentMs: number;
  /** As it is shown: the name, or the address without one. */
  from: string;
  to: string;
  subject: string;
  /** Something is attached; `null`: neither the letter nor its structure has been seen yet. */
  clip: boolean | null;
  /** Everybody in To and Cc; `null`: Cc has not been seen yet. */
  recipients: string | null;
  /** How its text begins; `null`: it has not been seen yet. */
  words: string | null;
  priority: 'high' | 'low' | '';
  messageId: string;
  /** Message-ids of the letters that it answers, the nearest last. */
  references: readonly string[];
}

/** A change that was made without a line, and what became of it. */
export interface Pending {
  number: number;
  doing: Doing;
  /** Where it was done, and what its UIDs were worth then: RFC 3501 §2.3.1.1. */
  folder: string;
  validity: number;
  /** 'gone': somebody else removed the letters; 'renumbered': the folder is another by now; 'refused': `why`, in the server's words. */
  fate: 'waiting' | 'told' | 'gone' | 'renumbered' | 'refused';
  why: string;
  /** Entry at which the program began to tell it; -1: not yet. */
  from: number;
}

export interface Threads {
  /** Who put them together. */
  by: 'server' | 'program';
  /** UIDs of the open folder, each before what answers it. */
  lines: readonly ThreadLine[];
}

export interface Picture {
  via: 'imap' | 'pop3' | 'web';
  account: string;
  isConnected: boolean;
  /** It works without a line until its owner connects it. */
  isOffline: boolean;
  /** What was done meanwhile, in order. */
  queue: readonly Pending[];
  /** Between two clicks it has the server tell of news. */
  listens: boolean;
  /** POP3: as `keep` says. */
  keepDays: number;
  /** POP3: letters that were fetched and may still lie on the server, by their unique-ids, and since when (epoch ms). */
  remembered: readonly { uniqueId: string; sinceMs: number }[];
  folders: readonly Folder[];
  /** Name of the folder that is open; '' before any. */
  open: string;
  /** In the order of the server. */
  rows: readonly Row[];
  /** UIDs that a search has found; `null`: all are shown. */
  found: readonly number[] | null;
  sort: { by: Column; descending: boolean };
  /** What the list shows of each letter. */
  columns: readonly Column[];
  read: { uid: number; octets: Uint8Array } | null;
  /** Which letters answer which; `null`: the list is flat. */
  threads: Threads | null;
  /** The server keeps the marks of watched and ignored conversations, so that other programs see them. */
  keepsMarks: boolean;
  /** Where it hands letters in, the server itself lays a copy into Sent. */
  serverKeepsCopies: boolean;
  /** What this program has learnt of spam. */
  filter: Filter;
}

export function emptyPicture(via: Picture['via'], account: string): Picture {
  const sort = { by: 'received', descending: true } as const;
  const line = { isConnected: false, isOffline: false, queue: [], listens: false, keepDays: FOR_EVER, remembered: [] };
  const list = { open: '', rows: [], found: null, sort, columns: COLUMNS_AT_FIRST, read: null, threads: null, keepsMarks: false };
  return { via, account, ...line, folders: [], ...list, serverKeepsCopies: false, filter: UNTAUGHT };
}

/** What stands of a letter in the list: `header` may hold nothing but the fields that the list needs. */
export function rowOf(header: Uint8Array, told: Pick<Row, 'uid' | 'flags' | 'size' | 'receivedMs'>): Row {
  const read = readHeader(header);
  const value = (name: string): string => {
    const field = firstField(read, name);
    return field ? fieldValue(header, field) : '';
  };
  const raw = (name: string): string => firstRawValue(header, read, name);
  return {
    ...told,
    sentMs: parseDate(raw('Date')) ?? NaN,
    from: peopleIn(raw('From')) || value('From'),
    to: peopleIn(raw('To')) || value('To'),
    subject: value('Subject').trim(),
    ...{ clip: null, recipients: null, words: null },
    priority: priorityIn(raw('Importance'), raw('X-Priority')),
    messageId: messageIds(raw('Message-ID'))[0] ?? '',
    references: referencesOf(messageIds(raw('References')), messageIds(raw('In-Reply-To'))),
  };
}

/** As many characters of a letter's text stand in a list. */
const WORDS = 120;

/** What a letter that is here whole tells of itself. */
export function toldByLetter(octets: Uint8Array): Pick<Row, 'clip' | 'recipients' | 'words'> {
  return { clip: isAttached(readMime(octets)), recipients: recipientsIn(octets), words: firstWords(octets) };
}

/** Everybody in To and Cc of this header. */
export function recipientsIn(header: Uint8Array): string {
  const read = readHeader(header);
  const people = ['To', 'Cc'].map((name) => peopleIn(firstRawValue(header, read, name)));
  return people.filter((each) => each !== '').join(', ');
}

/** How the text begins; the end of the letter may be missing, in the middle of a character too. */
export function firstWords(octets: Uint8Array): string {
  const words = textOf(octets)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\uFFFD+$/, '');
  return words.length > WORDS ? `${words.slice(0, WORDS).trimEnd()}…` : words;
}

/** 'Friends: Bea, Carlos', or the name alone of a group that tells nobody who is in it. */
function shownName(entry: NamedAddress | NamedGroup): string {
  if (!('members' in entry)) return entry.name || entry.address;
  return entry.members.length === 0 ? entry.name : `${entry.name}: ${entry.members.map(shownName).join(', ')}`;
}

function peopleIn(list: string): string {
  return (parseGroupedList(readable(list)) ?? []).map(shownName).join(', ');
}

/** RFC 2156 §5.3.4, and what programs wrote before they knew of it: 1 is the highest of five. */
function priorityIn(importance: string, numbered: string): Row['priority'] {
  const word = importance.trim().toLowerCase();
  if (word === 'high' || /^\s*[12]\b/.test(numbered)) return 'high';
  return word === 'low' || /^\s*[45]\b/.test(numbered) ? 'low' : '';
}

/** The fields that `rowOf` looks at, as FETCH names them. */
export const LISTED_FIELDS = 'DATE FROM TO SUBJECT IMPORTANCE X-PRIORITY MESSAGE-ID REFERENCES IN-REPLY-TO CONTENT-TYPE';

export function isUnseen({ flags }: Pick<Row, 'flags'>): boolean {
  return !flags.includes('\\Seen');
}
