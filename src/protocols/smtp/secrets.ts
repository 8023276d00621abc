/** Which of the things said in SMTP nobody may read in a log. */

import { masked } from '../command.ts';
import { commandNamed } from './commands/index.ts';

/** Whether what is said with this verb may hold a secret: an initial response of AUTH, or a line of the exchange. */
export function hasSecret(verb: string): boolean {
  return verb === '(response)' || commandNamed(verb)?.secretAfter !== undefined;
}

/** A command line or a response fit for a log: 'AUTH PLAIN ****'. */
export function withoutSecret(verb: string, line: string): string {
  if (verb === '(response)') return line === '*' ? line : '****';
  return masked(commandNamed(verb), line);
}
