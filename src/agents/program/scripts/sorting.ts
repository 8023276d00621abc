/** What its owner says of spam: the program learns from the letters, the server keeps the mark, and they go where they belong. */
import type { Kind } from '../../../mail/junkFilter.ts';
import { GONE, type Script } from '../script.ts';
import type { ImapDesk } from './asking.ts';
import { fetchedAll, file, flag, folderFor } from './filing.ts';

/** RFC 9051 §2.3.2: so that other programs, and the server, may learn from it too. One excludes the other. */
export const MARKS: Readonly<Record<Kind, string>> = { junk: '$Junk', good: '$NotJunk' };

export function* sorted(desk: ImapDesk, uids: readonly number[], kind: Kind): Script {
  const { shelf } = desk;
  const present = shelf.present(uids);
  if (present.length === 0) return GONE;
  // the words of a letter are in the letter
  const away = yield* fetchedAll(desk, present);
  if (away !== '') return away;
  shelf.learn(present, kind);
  const marked = yield* flag(desk, present, MARKS[kind], true);
  if (marked !== '') return marked;
  const other = MARKS[kind === 'junk' ? 'good' : 'junk'];
  const wrong = present.filter((uid) => shelf.row(uid)?.flags.some((each) => each.toLowerCase() === other.toLowerCase()));
  if (wrong.length > 0) yield* flag(desk, wrong, other, false);
  const isInJunk = shelf.folderFor('junk')?.name === shelf.picture.open;
  if (isInJunk === (kind === 'junk')) return '';
  const folder = kind === 'junk' ? yield* folderFor(desk, 'junk') : (shelf.folderFor('inbox') ?? '');
  return typeof folder === 'string' ? folder : yield* file(desk, present, folder, 'move');
}
