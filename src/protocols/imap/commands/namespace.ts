import type { Command } from '../../command.ts';
import { nothing } from './any.ts';

export const namespace = {
  verb: 'NAMESPACE',
  syntax: 'NAMESPACE',
  example: 'NAMESPACE',
  rfc: 'rfc2342#5',
  orOffered: ['IMAP4rev2'],
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  extension: 'NAMESPACE',
  parse: nothing,
} satisfies Command;
