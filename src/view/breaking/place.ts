/** Where a menu stands: beside the mark that it hangs on, and within the page. */

const GAP_PX = 8;

/** Where the mark is; where it was last, if it is drawn no more. */
export function markOf(anchor: Element): () => DOMRect {
  let mark = anchor.getBoundingClientRect();
  return () => (mark = anchor.isConnected ? anchor.getBoundingClientRect() : mark);
}

export function placeBeside(menu: HTMLElement, mark: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const left = within(mark.left + mark.width / 2 - width / 2, innerWidth - width);
  const below = mark.bottom + GAP_PX;
  const above = mark.top - GAP_PX - height;
  const top = below + height <= innerHeight ? below : above >= 0 ? above : innerHeight - height;
  Object.assign(menu.style, { left: `${left}px`, top: `${within(top, innerHeight - height)}px` });
}

function within(wanted: number, most: number): number {
  return Math.max(GAP_PX, Math.min(wanted, most - GAP_PX));
}
