/** A row that scrolls sideways: which of its edges hide something, as the classes `hides-before` and `hides-after` (base.css lets them fade); and what is brought into sight in it. */

/** For `{@attach edges}` on the element that scrolls. */
export function edges(row: HTMLElement): () => void {
  const look = (): void => {
    row.classList.toggle('hides-before', row.scrollLeft > 1);
    row.classList.toggle('hides-after', row.scrollLeft + row.clientWidth < row.scrollWidth - 1);
  };
  // once a frame, after it is laid out: to ask for a width in the midst of changes would lay out the page for that alone
  let asked = 0;
  const later = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(look);
  };
  const sizes = new ResizeObserver(look);
  const children = new MutationObserver(later);
  sizes.observe(row);
  children.observe(row, { childList: true, subtree: true, characterData: true });
  row.addEventListener('scroll', look, { passive: true });
  return () => {
    cancelAnimationFrame(asked);
    sizes.disconnect();
    children.disconnect();
    row.removeEventListener('scroll', look);
  };
}

/** Scrolls the row, and nothing around it, until all of a child of it is clear of the edges, px. */
export function bringIntoRow(row: HTMLElement, child: Element | null, edge: number): void {
  if (!child) return;
  const [outer, inner] = [row.getBoundingClientRect(), child.getBoundingClientRect()];
  const [left, right] = [inner.left - outer.left - edge, inner.right - outer.right + edge];
  if (left < 0) row.scrollLeft += left;
  else if (right > 0) row.scrollLeft += right;
}
