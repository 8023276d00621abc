import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';
import { readFlag } from './flags.ts';

export interface Store {
  set: string;
  /** '' puts the flags in place of the old ones. */
  how: '' | '+' | '-';
  silent: boolean;
  flags: string[];
  /** RFC 7162 §3.1.3: messages with a larger mod-sequence stay as they are. */
  unchangedSince: number | undefined;
}

function parseStore(rest: string): Store | undefined {
  return readAll(rest, (cursor) => {
    const set = cursor.sequenceSet();
    if (set === undefined || !cursor.space) return undefined;
    const unchangedSince = cursor.take('(UNCHANGEDSINCE ') ? cursor.modSequence() : undefined;
    if (unchangedSince !== undefined && !cursor.take(') ')) return undefined;
    const item = cursor.match(/([+-]?)FLAGS(\.SILENT)?/iy);
    const flags = item && cursor.space ? readFlags(cursor) : undefined;
    return flags && { set, how: item![1] as Store['how'], silent: item![2] !== undefined, flags, unchangedSince };
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
  syntax: 'STORE sequence-set [(UNCHANGEDSINCE mod-sequence)] [+-]FLAGS[.SILENT] (flags)',
  example: 'STORE 1 +FLAGS (\\Deleted)',
  rfc: 'rfc3501#6.4.6',
  holdsNumbers: true,
  replies: outcome,
  parse: parseStore,
} satisfies Command<Store>;
export const uidStore = {
  ...store,
  verb: 'UID STORE',
  holdsNumbers: false,
  syntax: `UID ${store.syntax}`,
  example: `UID ${store.example}`,
  rfc: 'rfc3501#6.4.8',
};
