import type { Command } from '../../command.ts';
import { readAll } from '../cursor.ts';
import { readMailbox } from './mailbox.ts';

export interface Copy {
  set: string;
  mailbox: string;
}

function parseCopy(rest: string): Copy | undefined {
  return readAll(rest, (cursor) => {
    const set = cursor.sequenceSet();
    const named = set !== undefined && cursor.space ? readMailbox(cursor) : undefined;
    return named && { set: set!, ...named };
  });
}

const outcome = { success: ['OK'], failure: ['NO', 'BAD'] };

export const copy = {
  verb: 'COPY',
  syntax: 'COPY sequence-set mailbox',
  example: 'COPY 1 Archive',
  rfc: 'rfc3501#6.4.7',
  replies: outcome,
  parse: parseCopy,
} satisfies Command<Copy>;
export const uidCopy = { ...copy, verb: 'UID COPY', syntax: `UID ${copy.syntax}`, example: `UID ${copy.example}`, rfc: 'rfc3501#6.4.8' };

export const move = {
  verb: 'MOVE',
  syntax: 'MOVE sequence-set mailbox',
  example: 'MOVE 1 Archive',
  rfc: 'rfc6851#3.1',
  orOffered: ['IMAP4rev2'],
  replies: outcome,
  extension: 'MOVE',
  parse: parseCopy,
} satisfies Command<Copy>;
export const uidMove = { ...move, verb: 'UID MOVE', syntax: `UID ${move.syntax}`, example: `UID ${move.example}`, rfc: 'rfc6851#3.2' };
