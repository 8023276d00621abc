/** Light, dark or projector; by the system's wish until the reader chooses. */
import { recall, remember } from './remembered.ts';

export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

const REMEMBERED = 'theme';
const darkWish = matchMedia('(prefers-color-scheme: dark)');
const stillWish = matchMedia('(prefers-reduced-motion: reduce)');

let chosen = $state<Theme>(initial());
let dark = $state(darkWish.matches);
let still = $state(stillWish.matches);
darkWish.addEventListener('change', ({ matches }) => (dark = matches));
stillWish.addEventListener('change', ({ matches }) => (still = matches));

function initial(): Theme {
  const remembered = recall(REMEMBERED);
  return THEMES.find((each) => each === remembered) ?? 'system';
}

export const theme = {
  /** What was chosen. Reactive. */
  get chosen(): Theme {
    return chosen;
  },
  set(choice: Theme): void {
    chosen = choice;
    remember(REMEMBERED, choice);
  },
  /** What is shown. Reactive. */
  get shown(): Exclude<Theme, 'system'> {
    if (chosen === 'system') return dark ? 'dark' : 'light';
    return chosen;
  },
  /** The reader wants no movement. Reactive. */
  get still(): boolean {
    return still;
  },
};
