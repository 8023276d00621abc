import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';
import { readKeys, type SearchKey } from './search.ts';

const SORT_KEYS = ['ARRIVAL', 'CC', 'DATE', 'FROM', 'SIZE', 'SUBJECT', 'TO'] as const;
export interface SortKey {
  by: (typeof SORT_KEYS)[number];
  reverse: boolean;
}

export interface Sort {
  by: SortKey[];
  charset: string;
  all: SearchKey[];
}

const KEY_LIMIT = 20;

function parseSort(rest: string): Sort | undefined {
  return readAll(rest, (cursor) => {
    const by = cursor.list(() => readSortKey(cursor), KEY_LIMIT);
    const charset = by && by.length > 0 && cursor.space ? cursor.astring()?.toUpperCase() : undefined;
    const all = charset !== undefined && cursor.space ? readKeys(cursor) : undefined;
    return all && { by: by!, charset: charset!, all };
  });
}

function readSortKey(cursor: Cursor): SortKey | undefined {
  const reverse = cursor.take('REVERSE ');
  const by = SORT_KEYS.find((key) => cursor.take(key));
  return by && { by, reverse };
}

/** Finds as SEARCH does, and puts in order: RFC 5256 §3. The charset must be said. */
export const sort = {
  verb: 'SORT',
  syntax: 'SORT (criteria) charset keys',
  example: 'SORT (REVERSE DATE) UTF-8 ALL',
  rfc: 'rfc5256#3',
  holdsNumbers: true,
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  extension: 'SORT',
  parse: parseSort,
} satisfies Command<Sort>;
export const uidSort = { ...sort, verb: 'UID SORT', holdsNumbers: false, syntax: `UID ${sort.syntax}`, example: `UID ${sort.example}` };

const ALGORITHMS = ['ORDEREDSUBJECT', 'REFERENCES'] as const;
export interface Thread {
  algorithm: (typeof ALGORITHMS)[number];
  charset: string;
  all: SearchKey[];
}

function parseThread(rest: string): Thread | undefined {
  return readAll(rest, (cursor) => {
    const algorithm = ALGORITHMS.find((name) => cursor.take(name));
    const charset = algorithm && cursor.space ? cursor.astring()?.toUpperCase() : undefined;
    const all = charset !== undefined && cursor.space ? readKeys(cursor) : undefined;
    return all && { algorithm: algorithm!, charset: charset!, all };
  });
}

/** Finds as SEARCH does, and puts conversations together: RFC 5256 §3. */
export const thread = {
  verb: 'THREAD',
  syntax: 'THREAD algorithm charset keys',
  example: 'THREAD REFERENCES UTF-8 ALL',
  rfc: 'rfc5256#3',
  orOffered: ['THREAD=ORDEREDSUBJECT', 'THREAD=REFS'],
  holdsNumbers: true,
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  extension: 'THREAD=REFERENCES',
  parse: parseThread,
} satisfies Command<Thread>;
export const uidThread = {
  ...thread,
  verb: 'UID THREAD',
  holdsNumbers: false,
  syntax: `UID ${thread.syntax}`,
  example: `UID ${thread.example}`,
};
