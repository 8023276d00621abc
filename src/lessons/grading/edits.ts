/**
 * Edits of a letter and its envelope in words, as solutions write them:
 * `delete header:Bcc`, `rename header:Bcc Cc`, `set header:Subject Hello`, `delete envelope.to:bea@b.com`, `add envelope.to:bea@b.com`.
 */
import { sameAddress } from '../../mail/address.ts';

export interface Edited {
  /** With CRLF line ends. */
  letter: string;
  envelope: string[];
}

const EDIT = /^(delete|rename|set|add) (header|envelope\.to):(\S+)(?: (.*))?$/;

/** Does one edit after the other; a line that is none changes nothing. */
export function edited(original: Edited, words: string): Edited {
  return words.split('\n').reduce(edit, original);
}

function edit(now: Edited, line: string): Edited {
  const [, act, where, name = '', value = ''] = EDIT.exec(line.trim()) ?? [];
  if (act === undefined) return now;
  if (where === 'header') return { ...now, letter: withField(now.letter, name, act === 'delete' ? null : fieldFor(act, name, value)) };
  const others = now.envelope.filter((address) => !sameAddress(address, name));
  return { ...now, envelope: act === 'add' ? [...others, name] : others };
}

/** How a field is written after the edit: its new name, or its new value; the rest of it stays. */
type Rewritten = (old: string) => string;

function fieldFor(act: string, name: string, value: string): Rewritten {
  return act === 'rename' ? (old) => `${value}${old.slice(name.length)}` : () => `${name}: ${value}\r\n`;
}

/** The letter with every field of this name written anew, or without it; what is not there is added at the end of the header. */
function withField(letter: string, name: string, rewritten: Rewritten | null): string {
  const end = letter.search(/^\r\n/m);
  const [header, body] = end < 0 ? [letter, ''] : [letter.slice(0, end), letter.slice(end)];
  const fields = header.match(/^[^ \t\r\n].*\r\n(?:[ \t].*\r\n)*/gm) ?? [];
  const isIt = (field: string): boolean => field.slice(0, name.length + 1).toLowerCase() === `${name.toLowerCase()}:`;
  const kept = fields.flatMap((field) => (isIt(field) ? (rewritten ? [rewritten(field)] : []) : [field]));
  return `${kept.join('')}${rewritten && !fields.some(isIt) ? rewritten(`${name}: \r\n`) : ''}${body}`;
}
