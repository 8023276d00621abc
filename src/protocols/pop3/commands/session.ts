import type { Command } from '../../command.ts';
import { nothing } from './argument.ts';

/** The commands about the session itself. */
export const noop = {
  verb: 'NOOP',
  syntax: 'NOOP',
  example: 'NOOP',
  rfc: 'rfc1939#5',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: nothing,
} satisfies Command;

export const rset = {
  verb: 'RSET',
  syntax: 'RSET',
  example: 'RSET',
  rfc: 'rfc1939#5',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: nothing,
} satisfies Command;

export const quit = {
  verb: 'QUIT',
  syntax: 'QUIT',
  example: 'QUIT',
  rfc: 'rfc1939#6',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: nothing,
} satisfies Command;

export const capa = {
  verb: 'CAPA',
  syntax: 'CAPA',
  example: 'CAPA',
  rfc: 'rfc2449#5',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  extension: 'CAPA',
  parse: nothing,
} satisfies Command;
