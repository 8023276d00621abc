/**
 * What is done to a letter at the MIME workbench, in words, as solutions write it: what, at which part, how.
 * `repair 1 close`, `add 1 html`, `recode 1.2 base64`, `move 1.2 -1`, `name 1.2 marks.csv`, `text 1.1 "Hello\n"`, `remove 1.3`.
 */
import { ENCODINGS } from '../../mail/anatomy/costs.ts';
import { DAMAGES } from '../../mail/anatomy/damage.ts';
import { edited, type MimeEdit } from '../../mail/anatomy/edit.ts';
import { FRESH } from '../../mail/anatomy/fresh.ts';
import { REPAIRS } from '../../mail/anatomy/repair.ts';
import { own } from '../../own.ts';

const LINE = /^([a-z]+) (1(?:\.\d+)*)(?: (.*))?$/s;

/** What a word may say; what is not among it is no edit. */
const among =
  <Word extends string>(words: readonly Word[]) =>
  (said: string): Word | undefined =>
    words.find((word) => word === said);

const subtypeOf = (said: string): string | undefined => (/^[a-z-]+$/.test(said) ? said : undefined);

type Made = (path: string, said: string) => MimeEdit | undefined;

/** An edit that says how, if it can be said so. */
const saying =
  <Word>(read: (said: string) => Word | undefined, make: (path: string, word: Word) => MimeEdit): Made =>
  (path, said) => {
    const word = read(said);
    return word === undefined ? undefined : make(path, word);
  };

const EDITS: Record<MimeEdit['do'], Made> = {
  add: saying(among(FRESH), (path, fresh) => ({ do: 'add', path, fresh })),
  remove: (path) => ({ do: 'remove', path }),
  move: saying(among(['-1', '1'] as const), (path, by) => ({ do: 'move', path, by: by === '1' ? 1 : -1 })),
  out: (path) => ({ do: 'out', path }),
  in: (path) => ({ do: 'in', path }),
  wrap: saying(subtypeOf, (path, subtype) => ({ do: 'wrap', path, subtype })),
  recode: saying(among(ENCODINGS), (path, encoding) => ({ do: 'recode', path, encoding })),
  charset: saying(among(['utf-8', 'iso-8859-1'] as const), (path, charset) => ({ do: 'charset', path, charset })),
  subtype: saying(subtypeOf, (path, subtype) => ({ do: 'subtype', path, subtype })),
  disposition: saying(among(['', 'inline', 'attachment'] as const), (path, disposition) => ({ do: 'disposition', path, disposition })),
  name: (path, name) => ({ do: 'name', path, name }),
  text: saying(quoted, (path, text) => ({ do: 'text', path, text })),
  damage: saying(among(DAMAGES), (path, damage) => ({ do: 'damage', path, damage })),
  repair: saying(among(REPAIRS), (path, repair) => ({ do: 'repair', path, repair })),
};

/** A text stands as a JSON string, for it may have lines. */
function quoted(said: string): string | undefined {
  try {
    const value: unknown = JSON.parse(said);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined` for a line that is none. */
function editIn(line: string): MimeEdit | undefined {
  const [, act = '', path = '', said = ''] = LINE.exec(line.trim()) ?? [];
  return own(EDITS, act)?.(path, said);
}

/** The letter after one edit and the next; what is no edit, or cannot be done to it, changes nothing. */
export function worked(letter: Uint8Array, words: string): Uint8Array {
  return words.split('\n').reduce((octets, line) => {
    const edit = editIn(line);
    const result = edit && edited(octets, edit);
    return result && 'octets' in result ? result.octets : octets;
  }, letter);
}
