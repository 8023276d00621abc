/** After a click or a tap the keys belong to the stage again; whoever came by keyboard keeps the focus. */

/** Lets go of the focus after a choice that was made with a pointer. For `{@attach letGo}` on a <select> or a tab. */
export function letGo(element: HTMLElement): () => void {
  let pointed = false;
  const point = (): void => void (pointed = true);
  const type = (): void => void (pointed = false);
  const choose = (): void => {
    if (pointed) element.blur();
    pointed = false;
  };
  const chosen = element instanceof HTMLSelectElement ? 'change' : 'click';
  element.addEventListener('pointerdown', point);
  element.addEventListener('keydown', type);
  element.addEventListener(chosen, choose);
  return () => {
    element.removeEventListener('pointerdown', point);
    element.removeEventListener('keydown', type);
    element.removeEventListener(chosen, choose);
  };
}
