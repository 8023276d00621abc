import type { Command } from '../../command.ts';

/** `undefined` unless nothing follows the verb. */
export function nothing(rest: string): Record<never, never> | undefined {
  return rest === '' ? {} : undefined;
}

/** The commands of every state: RFC 3501 §6.1. */
export const capability = {
  verb: 'CAPABILITY',
  syntax: 'CAPABILITY',
  example: 'CAPABILITY',
  rfc: 'rfc3501#6.1.1',
  replies: { success: ['OK'], failure: ['BAD'] },
  parse: nothing,
} satisfies Command;

export const noop = {
  verb: 'NOOP',
  syntax: 'NOOP',
  example: 'NOOP',
  rfc: 'rfc3501#6.1.2',
  replies: { success: ['OK'], failure: ['BAD'] },
  parse: nothing,
} satisfies Command;

export const logout = {
  verb: 'LOGOUT',
  syntax: 'LOGOUT',
  example: 'LOGOUT',
  rfc: 'rfc3501#6.1.3',
  replies: { success: ['OK'], failure: ['BAD'] },
  parse: nothing,
} satisfies Command;
