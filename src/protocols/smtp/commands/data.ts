import type { Command } from '../../command.ts';
import { parseNothing } from './nothing.ts';

export const data = {
  verb: 'DATA',
  syntax: 'DATA',
  example: 'DATA',
  rfc: 'rfc5321#4.1.1.4',
  required: true,
  endsGroup: true,
  replies: { success: [], intermediate: ['354'], failure: ['503', '554', '501', '421'] },
  parse: parseNothing,
} satisfies Command;

export const rset = {
  verb: 'RSET',
  syntax: 'RSET',
  example: 'RSET',
  rfc: 'rfc5321#4.1.1.5',
  required: true,
  replies: { success: ['250'], failure: ['501', '421'] },
  parse: parseNothing,
} satisfies Command;

export const quit = {
  verb: 'QUIT',
  syntax: 'QUIT',
  example: 'QUIT',
  rfc: 'rfc5321#4.1.1.10',
  required: true,
  endsGroup: true,
  replies: { success: ['221'], failure: ['501', '421'] },
  parse: parseNothing,
} satisfies Command;
