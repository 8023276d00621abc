/** Begins a lesson from the stage, when somebody wants that. */
import type { Language } from '../../../language.ts';
import type { Part } from '../../panels/export/chosen.ts';
import type { RunView } from '../../playback/panel.ts';
import type { Source } from './tellable.ts';

/** The lesson and what makes it are fetched when somebody wants them; what comes of it is told in `beginning.ts`. */
export async function tellAgain(source: Source, run: RunView, titles: Record<Language, string>, part: Part) {
  const { begin } = await import('./beginning.ts');
  return begin(source, run, titles, part);
}
