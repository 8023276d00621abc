/** What was said or answered in an attempt, and whether it is what a case speaks of. */
import { readable, text } from '../../mail/octets.ts';
import type { Journal } from '../../sim/journal.ts';
import { isCode } from '../goals/holds.ts';

/** A command of the reader's with the reply that it got, or the reply that the reader gave. */
export interface Act {
  verb: string;
  line: string;
  /** '' while nobody has answered. */
  code: string;
}

/** `VERB [reply] [~ "part of the line"]`, `UID STORE OK`, `4yz`, `*`: `null` for what is none of these. */
const FORM = /^(?:(\*|(?:UID )?[A-Z][A-Z0-9-]*|\(\w+\)))?(?:(?:^| )(\d(?:\d\d|yz)|[A-Z+-][A-Z+-]+|\+))?(?: ~ "([^"]*)")?$/;

export interface ActForm {
  verb: string;
  code: string;
  part: string;
}

export function actForm(code: string): ActForm | null {
  const [whole, verb = '*', reply = '', part = ''] = FORM.exec(code) ?? [];
  return whole === undefined || whole === '' ? null : { verb, code: reply, part };
}

export function isAct(act: Act, { verb, code, part }: ActForm): boolean {
  if (verb !== '*' && verb !== act.verb) return false;
  if (code !== '' && !isCode(act.code, code)) return false;
  return act.line.toLowerCase().includes(part.toLowerCase());
}

/** The last command that was said in a person's stead at this step, or after it on the same connection. */
export function lastSaid(journal: Journal, at: string): Act | null {
  return actAt(journal, saidSince(journal, at).at(-1));
}

/** The one command that was said in place of this step. */
export function saidInstead(journal: Journal, at: string): Act | null {
  return actAt(journal, saidSince(journal, at)[0]);
}

/** What the client said on the connection of this step since somebody stepped in there. */
function saidSince(journal: Journal, at: string): number[] {
  const start = stepIn(journal, at);
  const said: number[] = [];
  for (let index = start; start >= 0 && index < journal.length; index++) {
    const kind = journal.kind(index);
    if (journal.connection(index) === journal.connection(start) && (kind === 'command' || kind === 'text')) said.push(index);
  }
  return said;
}

function actAt(journal: Journal, said: number | undefined): Act | null {
  if (said === undefined) return null;
  return { verb: journal.label(said), line: readable(text(journal.octets(said))).trimEnd(), code: answerTo(journal, said) };
}

/** Where somebody stepped in at this step; -1 if nobody did. */
function stepIn(journal: Journal, at: string): number {
  for (let index = 0; index < journal.length; index++)
    if (journal.kind(index) === 'intervention' && journal.detail(index) === at) return index;
  return -1;
}

function answerTo(journal: Journal, command: number): string {
  for (let index = command + 1; index < journal.length; index++)
    if (journal.kind(index) === 'reply' && journal.cause(index) === command) return journal.label(index);
  return '';
}
