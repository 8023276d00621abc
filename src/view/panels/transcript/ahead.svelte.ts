/** Whether the transcript of a story shows what has not been said yet: one choice for the page, remembered. */
import { recall, remember } from '../../remembered.ts';

const REMEMBERED = 'ahead';

let shown = $state(recall(REMEMBERED) === 'true');

export const ahead = {
  /** Reactive. */
  get shown(): boolean {
    return shown;
  },
  set shown(choice: boolean) {
    shown = choice;
    remember(REMEMBERED, String(choice));
  },
};
