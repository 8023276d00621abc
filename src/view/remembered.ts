/** What the page remembers on this device. Storage may be forbidden (private windows, policies): then a choice lasts as long as the page. */
const keyOf = (name: string): string => `mailscope.${name}`;

/** For good, or until this tab is closed. */
type Span = 'good' | 'tab';
const storageOf = (span: Span): Storage => (span === 'good' ? localStorage : sessionStorage);

/** The lesson that is held from this tab. */
export const PRESENTING = 'presenting';

export function recall(name: string, span: Span = 'good'): string | null {
  try {
    return storageOf(span).getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** False where nothing can be remembered: the page works without memory. */
export function remember(name: string, value: string, span: Span = 'good'): boolean {
  try {
    storageOf(span).setItem(keyOf(name), value);
    return true;
  } catch {
    return false;
  }
}

export function forget(name: string, span: Span = 'good'): void {
  try {
    storageOf(span).removeItem(keyOf(name));
  } catch {
    // There is nothing to forget.
  }
}
