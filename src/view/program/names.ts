/** How folders are called: those with a use by a word of the reader's language, the others by their own name. */
import type { t } from '../language.svelte.ts';
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
