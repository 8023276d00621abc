/** Whether STATUS, LIST and LSUB tell of the mailboxes that they were asked about: RFC 3501 §6.3.8–§6.3.10, §7.2. */
import { isAscii } from '../../../mail/octets.ts';
import { matches } from '../../../protocols/imap/pattern.ts';
import type { ImapAsked } from '../../dialogues/imap/command.ts';
import type { Accuse } from './accuse.ts';
import { imapRules } from './rules.ts';
import { shown } from './said.ts';

/** A string or an atom; names in literals are not looked at. */
const NAME = String.raw`(?:"((?:[^"\\]|\\.)*)"|([^\s"(){}\\]+))`;
const FIRST = new RegExp(`^${NAME}(?= |$)`);
const LISTED = new RegExp(String.raw`^\([^()]*\) (NIL|"\\?[^"]") ${NAME}$`, 'i');
/** As of old: no options, one pattern, and no reference, of which each server makes something else. */
const PATTERN = new RegExp(`^"" ${NAME}$`);
/** Characters of a name and of a pattern that are compared. */
const MAX_NAME = 1000;
/** What stands in for a slash where that is not the separator. */
const SLASH = '\u0001';

/** The mailbox that the data or the arguments of STATUS begin with; `undefined` where nobody can tell. */
export function firstName(rest: string): string | undefined {
  const [, quoted, atom] = FIRST.exec(rest.slice(0, MAX_NAME)) ?? [];
  return unquoted(quoted) ?? atom;
}

/** Whether it is the same mailbox, as far as can be told: INBOX in any case; a name may be told in UTF-7 or in UTF-8. */
export function isSame(one: string, other: string): boolean {
  if (one === other || (/^INBOX$/i.test(one) && /^INBOX$/i.test(other))) return true;
  return [one, other].every((name) => name.includes('&') || !isAscii(name));
}

/** A row of LIST or LSUB (no other data looks like one), told while one command runs: its name is to fit the pattern of that. */
export function judgeListed(name: string, rest: string, running: readonly ImapAsked[], accuse: Accuse): void {
  const [asked] = running;
  if (running.length !== 1 || asked!.verb !== name || asked!.frame.literals.length > 0) return;
  const [, separator = '', quoted, atom] = LISTED.exec(rest.slice(0, MAX_NAME)) ?? [];
  const [, quotedPattern, atomPattern] = PATTERN.exec(asked!.rest.slice(0, MAX_NAME)) ?? [];
  const mailbox = unquoted(quoted) ?? atom;
  const pattern = unquoted(quotedPattern) ?? atomPattern;
  // an empty pattern asks for the separator only
  if (mailbox === undefined || !pattern || isSame(pattern, mailbox) || pattern.includes('&') || !isAscii(pattern)) return;
  if (!fits(pattern, mailbox, separator)) accuse(imapRules.listName, { verb: name, name: shown(mailbox), pattern: shown(pattern) });
}

function fits(pattern: string, mailbox: string, separator: string): boolean {
  // without a separator there is one level
  if (/^NIL$/i.test(separator)) return matches(pattern.replaceAll('%', '*'), mailbox);
  const written = unquoted(separator.slice(1, -1))!;
  const turned = (name: string): string => (written === '/' ? name : name.replaceAll('/', SLASH).replaceAll(written, '/'));
  return matches(turned(pattern), turned(mailbox).replace(/^inbox(?=\/|$)/i, 'INBOX'));
}

function unquoted(quoted: string | undefined): string | undefined {
  return quoted?.replace(/\\(.)/g, '$1');
}
