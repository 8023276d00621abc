/** Light, dark or projector; by the system's wish until the reader chooses. */
export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

const REMEMBERED = 'mailscope.theme';
const darkWish = matchMedia('(prefers-color-scheme: dark)');
const stillWish = matchMedia('(prefers-reduced-motion: reduce)');

let chosen = $state<Theme>(recall());
let dark = $state(darkWish.matches);
let still = $state(stillWish.matches);
darkWish.addEventListener('change', ({ matches }) => (dark = matches));
stillWish.addEventListener('change', ({ matches }) => (still = matches));

/** Storage may be forbidden: then the choice lasts as long as the page. */
function recall(): Theme {
  try {
    const remembered = localStorage.getItem(REMEMBERED) as Theme;
    return THEMES.includes(remembered) ? remembered : 'system';
  } catch {
    return 'system';
  }
}

export const theme = {
  /** What was chosen. Reactive. */
  get chosen(): Theme {
    return chosen;
  },
  set(choice: Theme): void {
    chosen = choice;
    try {
      localStorage.setItem(REMEMBERED, choice);
    } catch {
      // The page works without memory.
    }
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
