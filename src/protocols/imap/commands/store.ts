import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';
import { readFlag } from './flags.ts';
import { readMailbox } from './mailbox.ts';

export interface Store {
  set: string;
  /** '' puts the flags in place of the old ones. */
  how: '' | '+' | '-';
  silent: boolean;
  flags: string[];
}

function parseStore(rest: string): Store | undefined {
  return readAll(rest, (cursor) => {
    const set = cursor.sequenceSet();
    const item = set === undefined || !cursor.space ? undefined : cursor.match(/([+-]?)FLAGS(\.SILENT)?/iy);
    const flags = item && cursor.space ? readFlags(cursor) : undefined;
    return flags && { set: set!, how: item![1] as Store['how'], silent: item![2] !== undefined, flags };
  });
}

/** With parentheses or without: RFC 3501 §9 store-att-flags. */
function readFlags(cursor: Cursor): string[] | undefined {
  if (cursor.sees('(')) return cursor.list(() => readFlag(cursor));
  const flags: string[] = [];
  do {
    const flag = readFlag(cursor);
    if (flag === undefined) return undefined;
    flags.push(flag);
  } while (cursor.space);
  return flags;
}

const outcome = { success: ['OK'], failure: ['NO', 'BAD'] };

export const store = {
  verb: 'STORE',
  syntax: 'STORE sequence-set [+-]FLAGS[.SILENT] (flags)',
  example: 'STORE 1 +FLAGS (\\Deleted)',
  rfc: 'rfc3501#6.4.6',
  replies: outcome,
  parse: parseStore,
} satisfies Command<Store>;
export const uidStore = {
  ...store,
  verb: 'UID STORE',
  syntax: `UID ${store.syntax}`,
  example: `UID ${store.example}`,
  rfc: 'rfc3501#6.4.8',
};

export interface Copy {
  set: string;
  mailbox: string;
}

export const copy = {
  verb: 'COPY',
  syntax: 'COPY sequence-set mailbox',
  example: 'COPY 1 INBOX',
  rfc: 'rfc3501#6.4.7',
  replies: outcome,
  parse: (rest) =>
    readAll(rest, (cursor): Copy | undefined => {
      const set = cursor.sequenceSet();
      const named = set !== undefined && cursor.space ? readMailbox(cursor) : undefined;
      return named && { set: set!, ...named };
    }),
} satisfies Command<Copy>;
export const uidCopy = { ...copy, verb: 'UID COPY', syntax: `UID ${copy.syntax}`, example: `UID ${copy.example}`, rfc: 'rfc3501#6.4.8' };
