/** Whether what is to be done lies below what is seen, and how one gets there. */

/** As much of it must be seen that one reads what is asked: px. */
const ENOUGH = 110;
/** On a telephone the foot of the page lies over the text: px. */
const FOOT = 60;
const SHARES = Array.from({ length: 21 }, (_, share) => share / 20);

export class Fold {
  isBelow = $state(false);
  #task: HTMLElement | undefined;

  watch = (task: HTMLElement): (() => void) => {
    this.#task = task;
    const seen = new IntersectionObserver(
      (entries) => {
        const { boundingClientRect: whole, intersectionRect: part } = entries.at(-1)!;
        this.isBelow = part.height < Math.min(ENOUGH, whole.height) && whole.bottom > part.bottom && whole.top > 0;
      },
      { threshold: SHARES, rootMargin: `0px 0px -${FOOT}px` },
    );
    seen.observe(task);
    return () => {
      seen.disconnect();
      this.isBelow = false;
    };
  };

  show(): void {
    this.#task?.scrollIntoView({ block: 'start' });
    this.#task?.focus({ preventScroll: true });
  }
}
