/** What the narration says at a step, in the language of the page. */
import type { Sentence } from '../../content/narration/sentence.ts';
import type { Depth } from '../../content/narration/words.ts';
import { prose, teller } from '../language.svelte.ts';
import type { RunView } from '../playback/panel.ts';

/** Nothing where there is no step, or before its words are there. Reactive. */
export function narratedAt(run: RunView, index: number, depth: Depth): Sentence[] {
  const [words, told] = [prose(), teller()];
  return words !== null && told !== null && index >= 0 && index < run.length ? told.narrate(run, index, depth, words) : [];
}
