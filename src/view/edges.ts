/** A row that scrolls sideways: which of its edges hide something, as the classes `before` and `after`. */

/** For `{@attach edges}` on the element that scrolls. */
export function edges(row: HTMLElement): () => void {
  const look = (): void => {
    row.classList.toggle('before', row.scrollLeft > 1);
    row.classList.toggle('after', row.scrollLeft + row.clientWidth < row.scrollWidth - 1);
  };
  const sizes = new ResizeObserver(look);
  const children = new MutationObserver(look);
  sizes.observe(row);
  children.observe(row, { childList: true, subtree: true, characterData: true });
  row.addEventListener('scroll', look, { passive: true });
  look();
  return () => {
    sizes.disconnect();
    children.disconnect();
    row.removeEventListener('scroll', look);
  };
}
