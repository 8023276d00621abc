/** What people do with their mail program, as data: a click each. */
import type { MailDraft } from '../../mail/compose.ts';

/** What can be seen of a letter in a list, and what lists are sorted by. */
export type Column =
  'from' | 'to' | 'recipients' | 'subject' | 'words' | 'sent' | 'received' | 'size' | 'clip' | 'priority' | 'flag' | 'account';

/** What a list shows until its owner chooses. */
export const COLUMNS_AT_FIRST: readonly Column[] = ['flag', 'priority', 'from', 'subject', 'received', 'size'];

/** A letter that is being written. Octets are in base64, so that it can stand in a link. */
export interface Written extends Omit<MailDraft, 'attachments' | 'from' | 'encoding'> {
  attachments: readonly { name: string; type: string; base64: string }[];
  /** A letter of the folder that is open goes along: whole, or only what is attached to it. */
  encloses?: { uid: number; as: 'letter' | 'parts' };
}

/** What its owner wants of a conversation: to be told of every answer, or of none. */
export type Minding = 'watched' | 'ignored';

/** What is done. Letters are meant by their UID in the folder that is open. */
export type Doing =
  /** `columns`: what its list shows, if not the usual. */
  | { do: 'open'; columns?: readonly Column[] }
  | { do: 'close' | 'check' | 'empty' }
  /** What is here is read and changed without a line; then the server is told of it (RFC 4549). */
  | { do: 'offline' | 'online' }
  /** Between two clicks the server tells of news, or it does not (RFC 2177). */
  | { do: 'listen'; on: boolean }
  /** POP3: how many days letters stay on the server after they were fetched; 0: none, `FOR_EVER`: until somebody deletes them. */
  | { do: 'keep'; days: number }
  | { do: 'folder' | 'create' | 'remove'; folder: string }
  | { do: 'rename'; folder: string; to: string }
  | { do: 'read'; uid: number }
  /** `flag`: one of the system's, with its backslash, or a keyword. */
  | { do: 'flag'; uids: readonly number[]; flag: string; on: boolean }
  | { do: 'move' | 'copy'; uids: readonly number[]; to: string }
  | { do: 'archive' | 'junk' | 'notJunk' | 'delete'; uids: readonly number[] }
  /** Letters that answer each other stand together. */
  | { do: 'thread'; on: boolean }
  /** The conversations of these letters, and what will answer them. */
  | { do: 'mind'; uids: readonly number[]; how: Minding | 'usual' }
  /** RFC 8098: `sends`: whether the reader agrees to tell the author, in these words. */
  | { do: 'receipt'; uid: number; sends: boolean; subject: string; text: string }
  /** Nothing to look for: the whole folder is shown again. */
  | { do: 'search'; words: string }
  /** What the list shows of each letter: what is not known yet is asked of the server. */
  | { do: 'columns'; columns: readonly Column[] }
  | { do: 'sort'; by: Column; descending: boolean }
  /** `replaces`: the draft, as it was before. */
  | { do: 'draft'; letter: Written; replaces?: number }
  /** Kept to begin other letters with; `replaces`: the template, as it was before. */
  | { do: 'template'; letter: Written; replaces?: number }
  /** `answers`: the letter that is answered or passed on; `draft`: what it was before it was sent. */
  | { do: 'send'; letter: Written; answers?: { uid: number; how: 'reply' | 'forward' }; draft?: number }
  /** RFC 5322 §3.6.6: the letter goes on as it is. */
  | { do: 'redirect'; uid: number; to: readonly string[] };

export const FOR_EVER = -1;

/** `atMs`: virtual time at which it is done, or as soon afterwards as the one before is over. */
export type Deed = Doing & { atMs: number };

/** 'flag 7 \\Flagged', as the journal tells it. */
export function deedInShort(deed: Doing): string {
  switch (deed.do) {
    case 'folder':
    case 'create':
    case 'remove':
      return `${deed.do} ${deed.folder}`;
    case 'rename':
      return `rename ${deed.folder} ${deed.to}`;
    case 'read':
    case 'redirect':
      return `${deed.do} ${deed.uid}`;
    case 'flag':
      return `flag ${deed.uids.join(',')} ${deed.on ? '+' : '-'}${deed.flag}`;
    case 'move':
    case 'copy':
      return `${deed.do} ${deed.uids.join(',')} ${deed.to}`;
    case 'archive':
    case 'junk':
    case 'notJunk':
    case 'delete':
      return `${deed.do} ${deed.uids.join(',')}`;
    case 'mind':
      return `mind ${deed.uids.join(',')} ${deed.how}`;
    case 'thread':
      return `thread ${deed.on ? 'on' : 'off'}`;
    case 'receipt':
      return `receipt ${deed.uid} ${deed.sends ? 'yes' : 'no'}`;
    case 'search':
      return `search ${deed.words}`;
    case 'listen':
      return `listen ${deed.on ? 'on' : 'off'}`;
    case 'keep':
      return `keep ${deed.days}`;
    case 'columns':
      return `columns ${deed.columns.join(' ')}`;
    case 'sort':
      return `sort ${deed.by}`;
    default:
      return deed.do;
  }
}
