/** How folders are called: those with a use by a word of the reader's language, the others by their own name. */
import type { t } from '../words.ts';
import type { Doing } from '../../run/hands/hand.ts';
import type { ProgramSeen } from '../../worker/api.ts';

export function folderName({ name, use }: ProgramSeen['folders'][number], words: Pick<ReturnType<typeof t>['program'], 'uses'>): string {
  return use === '' ? name : words.uses[use];
}

export function folderNamed(
  name: string,
  seen: Pick<ProgramSeen, 'folders'>,
  words: Pick<ReturnType<typeof t>['program'], 'uses'>,
): string {
  const folder = seen.folders.find((each) => each.name === name);
  return folder ? folderName(folder, words) : name;
}

/** A click in the past: 'archived one letter'. */
export function told(doing: Doing, seen: Pick<ProgramSeen, 'folders'>, words: ReturnType<typeof t>['program']): string {
  const { deeds } = words;
  const named = (folder: string): string => folderNamed(folder, seen, words);
  switch (doing.do) {
    case 'folder':
      return deeds.folder(named(doing.folder));
    case 'create':
    case 'remove':
      return deeds[doing.do](doing.folder);
    case 'rename':
      return deeds.rename(doing.folder, doing.to);
    case 'listen':
    case 'thread':
      return deeds[doing.do](doing.on);
    case 'mind':
      return deeds.mind(doing.how);
    case 'receipt':
      return deeds.receipt(doing.sends);
    case 'keep':
      return deeds.keep(doing.days);
    case 'flag':
      return deeds.flag(doing.flag, doing.on);
    case 'move':
    case 'copy':
      return deeds[doing.do](doing.uids.length, named(doing.to));
    case 'archive':
    case 'junk':
    case 'notJunk':
    case 'delete':
      return deeds[doing.do](doing.uids.length);
    case 'search':
      return deeds.search(doing.words.trim());
    default:
      return deeds[doing.do]();
  }
}
