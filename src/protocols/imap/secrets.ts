/** Which of the things said in IMAP nobody may read in a log. */
import { commandNamed, RESPONSE } from './commands/index.ts';

const WORD = String.raw`(?:"(?:[^"\\]|\\.)*"|[^\s"{]+)`;

/** Whether what is said with this verb may hold a password or what is as good as one. */
export function hasSecret(verb: string): boolean {
  return verb === RESPONSE || commandNamed(verb)?.secretAfter !== undefined;
}

/** A command line or a response fit for a log: 'a1 LOGIN bea ****'. */
export function withoutSecret(verb: string, line: string): string {
  if (verb === RESPONSE) return line === '*' ? line : '****';
  const { secretAfter } = commandNamed(verb) ?? {};
  if (secretAfter === undefined) return line;
  const [open] = new RegExp(`^\\S+ +\\S+ +(?:${WORD} +){${secretAfter - 1}}`).exec(line) ?? /^\S+ +\S+ +(?=\S+ )/.exec(line) ?? [];
  // an announced literal is no secret: what is in it comes as a step of its own
  return open === undefined || /^(?:\{\d+\+?\})?$/.test(line.slice(open.length)) ? line : `${open}****`;
}
