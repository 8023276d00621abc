/**
 * Words of a lesson point at marks, and marks are pointed at: whatever has `data-mark` lights up with the word, and can be chosen
 * when a task asks to find it. One mechanism for stage and panels, which know nothing of lessons.
 */
import type { Attachment } from 'svelte/attachments';

export interface Pointing {
  /** The mark whose word is pointed at; '' for none. */
  lit: string;
  /** The mark that the step is about. */
  look: string;
  /** A mark that must not be seen yet. */
  hidden: string;
  /** Marks that have been chosen. */
  picked: readonly string[];
  /** Somebody chooses a mark; `null`: there is nothing to choose. */
  onpick: ((mark: string) => void) | null;
  /** How marks begin that can be chosen, whatever else lies within them; '' for any. */
  kind?: 'host:' | '';
  /** What a mark is called, to those who hear it. */
  nameOf: (mark: string) => string;
  /** The pointer is over a mark, or leaves it (''). */
  onover: (mark: string) => void;
}

/** What stands in a picture is pointed at and lights up; it is no place for buttons. */
const IN_PICTURE = 'state:';

const markOf = (target: EventTarget | null, kind = ''): string =>
  (target instanceof Element ? target.closest<HTMLElement | SVGElement>(kind === '' ? '[data-mark]' : `[data-mark^="${kind}"]`)?.dataset.mark : undefined) ?? '';

export function marked({ lit, look, hidden, picked, onpick, kind = '', nameOf, onover }: Pointing): Attachment<HTMLElement> {
  return (root) => {
    const show = (): void => {
      const seen = new Set<string>();
      for (const element of root.querySelectorAll<HTMLElement>('[data-mark]')) {
        const mark = element.dataset.mark!;
        if (mark === lit && mark.startsWith(IN_PICTURE) && !element.hasAttribute('data-lit')) bringIn(element);
        element.toggleAttribute('data-lit', mark === lit);
        element.toggleAttribute('data-look', mark === look);
        element.toggleAttribute('data-shut', mark === hidden);
        if (!mark.startsWith(IN_PICTURE)) choosable(element, { isOffered: onpick !== null && mark.startsWith(kind), isPicked: picked.includes(mark), isFirst: !seen.has(mark), name: nameOf(mark) });
        seen.add(mark);
      }
    };
    const choose = (event: Event): void => {
      const mark = markOf(event.target, kind);
      if (!onpick || mark === '' || mark.startsWith(IN_PICTURE)) return;
      // what a mark does otherwise is not wanted now
      event.preventDefault();
      event.stopPropagation();
      onpick(mark);
    };
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' || event.key === ' ') choose(event);
    };
    const over = (event: Event): void => onover(markOf(event.target));
    const left = (): void => onover('');
    const observer = new MutationObserver(show);
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-mark'] });
    root.addEventListener('click', choose, true);
    root.addEventListener('keydown', pressed, true);
    root.addEventListener('pointerover', over);
    root.addEventListener('pointerleave', left);
    root.toggleAttribute('data-choosing', onpick !== null);
    show();
    return () => {
      observer.disconnect();
      root.removeEventListener('click', choose, true);
      root.removeEventListener('keydown', pressed, true);
      root.removeEventListener('pointerover', over);
      root.removeEventListener('pointerleave', left);
    };
  };
}

/** A picture may be larger than its place: it alone is moved, and what is around it stays. */
function bringIn(element: Element): void {
  let place = element.closest('svg')?.parentElement ?? null;
  while (place && place.scrollWidth <= place.clientWidth && place.scrollHeight <= place.clientHeight) place = place.parentElement;
  if (!place?.closest('.beside')) return;
  const [seen, box] = [place.getBoundingClientRect(), element.getBoundingClientRect()];
  const isSeen = box.left >= seen.left && box.right <= seen.right && box.top >= seen.top && box.bottom <= seen.bottom;
  if (isSeen) return;
  place.scrollLeft += (box.left + box.right - seen.left - seen.right) / 2;
  place.scrollTop += (box.top + box.bottom - seen.top - seen.bottom) / 2;
}

interface Offer {
  isOffered: boolean;
  isPicked: boolean;
  isFirst: boolean;
  name: string;
}

const ADDED = ['tabindex', 'role', 'aria-pressed', 'aria-label'];

/** The first of equal marks is reached by keyboard; what is, or holds, a button is one already. */
function choosable(element: HTMLElement, { isOffered, isPicked, isFirst, name }: Offer): void {
  element.toggleAttribute('data-picked', isPicked);
  const isReached = element.matches('button') || element.querySelector('button, a') !== null;
  if (isReached || !isFirst) return;
  if (!isOffered) return ADDED.forEach((attribute) => element.removeAttribute(attribute));
  element.tabIndex = 0;
  // nothing that can be chosen may stand in a button
  const holdsOthers = element.querySelector('[data-mark]') !== null;
  element.setAttribute('role', holdsOthers ? 'group' : 'button');
  if (holdsOthers) element.removeAttribute('aria-pressed');
  else element.setAttribute('aria-pressed', String(isPicked));
  if (holdsOthers || element.textContent.trim() === '') element.setAttribute('aria-label', name);
}
