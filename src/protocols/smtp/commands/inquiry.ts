import type { Command } from '../../command.ts';

/** The commands that ask and change nothing. */
export const noop = {
  verb: 'NOOP',
  syntax: 'NOOP [string]',
  example: 'NOOP',
  rfc: 'rfc5321#4.1.1.9',
  replies: { success: ['250'], failure: ['421'] },
  parse: (rest) => ({ argument: rest }),
} satisfies Command<{ argument: string }>;

export const vrfy = {
  verb: 'VRFY',
  syntax: 'VRFY string',
  example: 'VRFY bea',
  rfc: 'rfc5321#4.1.1.6',
  replies: { success: ['250', '251', '252'], failure: ['550', '551', '553', '502', '504', '501', '421'] },
  parse: (rest) => (rest.trim() === '' ? undefined : { argument: rest.trim() }),
} satisfies Command<{ argument: string }>;

export const help = {
  verb: 'HELP',
  syntax: 'HELP [command]',
  example: 'HELP',
  rfc: 'rfc5321#4.1.1.8',
  replies: { success: ['211', '214'], failure: ['502', '504', '421'] },
  parse: (rest) => ({ argument: rest.trim().toUpperCase() }),
} satisfies Command<{ argument: string }>;
