/** How deep the narration goes: one choice for the page, remembered. */
import { DEPTHS, type Depth } from '../../content/narration/words.ts';
import { recall, remember } from '../remembered.ts';

const REMEMBERED = 'depth';

function initial(): Depth {
  const remembered = recall(REMEMBERED);
  return DEPTHS.find((each) => each === remembered) ?? 'story';
}

let chosen = $state<Depth>(initial());

export const depth = {
  /** Reactive. */
  get current(): Depth {
    return chosen;
  },
  set(choice: Depth): void {
    chosen = choice;
    remember(REMEMBERED, choice);
  },
};
