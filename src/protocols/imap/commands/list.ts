import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';
import { readStatusItems, type StatusItem } from './status.ts';

const SELECTION = ['SUBSCRIBED', 'REMOTE', 'RECURSIVEMATCH', 'SPECIAL-USE'] as const;
type Selection = (typeof SELECTION)[number];

export interface Listing {
  reference: string;
  patterns: string[];
  /** Which mailboxes: RFC 9051 §6.3.9.1. */
  selection: ReadonlySet<Selection>;
  /** What is to be told of each: RFC 9051 §6.3.9.2. `undefined`: the command is LIST as of old. */
  asked: ReadonlySet<Returned> | undefined;
  /** The mailbox data of STATUS with each. */
  status: StatusItem[];
}
export type Returned = 'SUBSCRIBED' | 'CHILDREN' | 'SPECIAL-USE' | 'STATUS';

const PATTERN_LIMIT = 20;

function parseLsub(rest: string): Listing | undefined {
  return readAll(rest, (cursor) => {
    const reference = cursor.astring();
    const pattern = reference !== undefined && cursor.space ? cursor.listMailbox() : undefined;
    return pattern === undefined ? undefined : { reference: reference!, patterns: [pattern], ...plain };
  });
}

const plain = { selection: new Set<Selection>(), asked: undefined, status: [] as StatusItem[] };

function parseList(rest: string): Listing | undefined {
  return readAll(rest, (cursor) => {
    const selection = readSelection(cursor);
    const reference = selection && cursor.astring();
    const patterns = reference !== undefined && cursor.space ? readPatterns(cursor) : undefined;
    if (!patterns) return undefined;
    const returned = cursor.done ? { asked: undefined, status: [] } : readReturned(cursor);
    const extended = selection!.size > 0 || patterns.length > 1;
    return (
      returned && {
        reference: reference!,
        patterns,
        selection: selection!,
        ...returned,
        ...(extended && !returned.asked ? { asked: new Set<Returned>() } : {}),
      }
    );
  });
}

/** `(SUBSCRIBED RECURSIVEMATCH) `, or nothing. RFC 9051 §6.3.9.1: RECURSIVEMATCH needs something to match. */
function readSelection(cursor: Cursor): ReadonlySet<Selection> | undefined {
  if (!cursor.sees('(')) return plain.selection;
  const options = cursor.list(() => SELECTION.find((option) => cursor.take(option)), 10);
  if (!options || !cursor.space) return undefined;
  const selection = new Set(options);
  const base = selection.has('SUBSCRIBED') || selection.has('SPECIAL-USE');
  return selection.has('RECURSIVEMATCH') && !base ? undefined : selection;
}

function readPatterns(cursor: Cursor): string[] | undefined {
  if (cursor.sees('(')) {
    const patterns = cursor.list(() => cursor.listMailbox(), PATTERN_LIMIT);
    return patterns && patterns.length > 0 ? patterns : undefined;
  }
  const pattern = cursor.listMailbox();
  return pattern === undefined ? undefined : [pattern];
}

function readReturned(cursor: Cursor): { asked: ReadonlySet<Returned>; status: StatusItem[] } | undefined {
  let status: StatusItem[] = [];
  const readOption = (): Returned | undefined => {
    const option = (['SUBSCRIBED', 'CHILDREN', 'SPECIAL-USE', 'STATUS'] as const).find((name) => cursor.take(name));
    if (option !== 'STATUS') return option;
    const items = cursor.space ? readStatusItems(cursor) : undefined;
    status = items ?? [];
    return items && option;
  };
  const options = cursor.take(' RETURN ') ? cursor.list(readOption, 10) : undefined;
  return options && { asked: new Set(options), status };
}

/** The commands that ask which mailboxes there are: RFC 3501 §6.3.8, §6.3.9, RFC 9051 §6.3.9. */
export const list = {
  verb: 'LIST',
  syntax: 'LIST [(selection)] reference pattern [RETURN (options)]',
  example: 'LIST "" "*"',
  rfc: 'rfc3501#6.3.8',
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: parseList,
} satisfies Command<Listing>;

export const lsub = {
  verb: 'LSUB',
  syntax: 'LSUB reference pattern',
  example: 'LSUB "" "*"',
  rfc: 'rfc3501#6.3.9',
  obsolete: 'rfc9051#E',
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: parseLsub,
} satisfies Command<Listing>;
