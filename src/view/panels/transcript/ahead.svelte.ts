/** Whether the transcript of a story shows what has not been said yet: one choice for the page, remembered. */
const REMEMBERED = 'mailscope.ahead';

function initial(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) === 'true';
  } catch {
    return false;
  }
}

let shown = $state(initial());

export const ahead = {
  /** Reactive. */
  get shown(): boolean {
    return shown;
  },
  set shown(choice: boolean) {
    shown = choice;
    try {
      localStorage.setItem(REMEMBERED, String(choice));
    } catch {
      // Storage may be forbidden: then the choice lasts as long as the page.
    }
  },
};
