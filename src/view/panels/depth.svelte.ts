/** How deep the narration goes: one choice for the page, remembered. */
import { DEPTHS, type Depth } from '../../content/narration/words.ts';

const REMEMBERED = 'mailscope.depth';

function initial(): Depth {
  try {
    const remembered = localStorage.getItem(REMEMBERED) as Depth | null;
    return remembered !== null && DEPTHS.includes(remembered) ? remembered : 'story';
  } catch {
    return 'story';
  }
}

let chosen = $state<Depth>(initial());

export const depth = {
  /** Reactive. */
  get current(): Depth {
    return chosen;
  },
  set(choice: Depth): void {
    chosen = choice;
    try {
      localStorage.setItem(REMEMBERED, choice);
    } catch {
      // Storage may be forbidden: then the choice lasts as long as the page.
    }
  },
};
