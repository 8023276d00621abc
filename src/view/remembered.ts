/** What the page remembers on this device. Storage may be forbidden (private windows, policies): then a choice lasts as long as the page. */
const keyOf = (name: string): string => `mailscope.${name}`;

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    // The page works without memory.
  }
}
