/** How a recording is called. */
import { own } from '../../own.ts';
import type { PageWords } from '../../content/page/en.ts';
import type { Prose } from '../../content/prose.ts';

/** What is watched is called so; else the sample's own title, or the name of its file; `names` of what came in a link are empty. */
export function recordingTitle(
  { names, isLive }: { names: readonly string[]; isLive: boolean },
  sample: string,
  words: PageWords,
  prose: Prose | null,
): string {
  if (isLive) return words.live.title;
  const [first = ''] = names;
  if (sample !== '') return own(prose?.shelf.samples, sample)?.title ?? first;
  const name = first === '' ? words.recordings.linked : first;
  return names.length > 1 ? words.recordings.several(name, names.length - 1) : name;
}
