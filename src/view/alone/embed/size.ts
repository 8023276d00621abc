/** A page in a frame tells the page around it how high it wants to be. */
import { SIZE } from './snippet.ts';

/** Widths from which words and stage stand side by side, px. */
const BESIDE = 821;
const LOWEST = 560;
const HIGHEST = 860;

/** Side by side, the stage wants a shape; one above the other, there is as much as there is. `content`: its height, px. */
export function heightFor(width: number, content: number): number {
  if (width < BESIDE) return Math.max(LOWEST, Math.ceil(content));
  return Math.round(Math.min(HIGHEST, Math.max(LOWEST, (width * 9) / 16)));
}

/** What scrolls, if anything does, is as high as what is in it. */
function contentHeight(): number {
  const room = document.querySelector('.room, .cover, .choice');
  return Math.max(room?.scrollHeight ?? 0, document.body.scrollHeight > innerHeight ? document.body.scrollHeight : 0);
}

/** Tells it now, and whenever it changes. What is told is a number: whoever is around may know it. */
export function tellSize(around: Window = parent): void {
  let told = 0;
  const tell = (): void => {
    const height = heightFor(innerWidth, contentHeight());
    if (height === told) return;
    told = height;
    around.postMessage({ type: SIZE, height }, '*');
  };
  tell();
  addEventListener('resize', tell);
  new MutationObserver(tell).observe(document.body, { childList: true, subtree: true });
}
