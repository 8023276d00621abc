/** Which of the things said in POP3 nobody may read in a log. */
import { masked } from '../command.ts';
import { commandNamed } from './commands/index.ts';

/** Whether what is said with this verb may hold a secret: a password, its digest, or a response of a SASL exchange. */
export function hasSecret(verb: string): boolean {
  return verb === '(response)' || commandNamed(verb)?.secretAfter !== undefined;
}

/** A command line or a response fit for a log: 'PASS ****', 'APOP bea ****', 'AUTH PLAIN ****'. */
export function withoutSecret(verb: string, line: string): string {
  if (verb === '(response)') return line === '*' ? line : '****';
  return masked(commandNamed(verb), line);
}
