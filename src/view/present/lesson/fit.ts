/** Words that fill their place: as large as they fit into it, so that the last row can read them. */
import type { Attachment } from 'svelte/attachments';

/** Sizes that are tried, px. Below the last one it scrolls. */
const LARGEST = 40;
const SMALLEST = 15;

/** `what`: measured anew whenever it changes. */
export function fitted(what: unknown): Attachment<HTMLElement> {
  return (place) => {
    void what;
    let width = 0;
    let height = 0;
    const fit = (): void => {
      let size = LARGEST;
      do place.style.fontSize = `${size}px`;
      while (place.scrollHeight > place.clientHeight && --size >= SMALLEST);
    };
    const sizes = new ResizeObserver(() => {
      if (place.clientWidth === width && place.clientHeight === height) return;
      width = place.clientWidth;
      height = place.clientHeight;
      fit();
    });
    sizes.observe(place);
    const words = new MutationObserver(fit);
    words.observe(place, { childList: true, subtree: true, characterData: true });
    fit();
    return () => (sizes.disconnect(), words.disconnect());
  };
}
