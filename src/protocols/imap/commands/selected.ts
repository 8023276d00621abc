import type { Command } from '../../command.ts';
import { readAll } from '../cursor.ts';
import { nothing } from './any.ts';

const outcome = { success: ['OK'], failure: ['NO', 'BAD'] };

/** The commands on the whole selected mailbox: RFC 3501 §6.4, RFC 3691. */
export const check = {
  verb: 'CHECK',
  syntax: 'CHECK',
  example: 'CHECK',
  rfc: 'rfc3501#6.4.1',
  obsolete: 'rfc9051#E',
  replies: outcome,
  parse: nothing,
} satisfies Command;
export const close = {
  verb: 'CLOSE',
  syntax: 'CLOSE',
  example: 'CLOSE',
  rfc: 'rfc3501#6.4.2',
  replies: outcome,
  parse: nothing,
} satisfies Command;
export const expunge = {
  verb: 'EXPUNGE',
  syntax: 'EXPUNGE',
  example: 'EXPUNGE',
  rfc: 'rfc3501#6.4.3',
  replies: outcome,
  parse: nothing,
} satisfies Command;
export const uidExpunge = {
  verb: 'UID EXPUNGE',
  syntax: 'UID EXPUNGE sequence-set',
  example: 'UID EXPUNGE 1:3',
  rfc: 'rfc4315#2.1',
  orOffered: ['IMAP4rev2'],
  replies: outcome,
  extension: 'UIDPLUS',
  parse: (rest) => readAll(rest, (cursor) => cursor.sequenceSet()),
} satisfies Command<string>;
export const unselect = {
  verb: 'UNSELECT',
  syntax: 'UNSELECT',
  example: 'UNSELECT',
  rfc: 'rfc3691#2',
  orOffered: ['IMAP4rev2'],
  replies: outcome,
  extension: 'UNSELECT',
  parse: nothing,
} satisfies Command;
