/** They are in most names. */
const SMALL = new Set(['the', 'and', 'not']);

/** The names that share a word with it: 'bcc-is-a-header' and 'bcc-travels'. */
export function nearestTo(name: string, known: ReadonlySet<string>): string {
  const words = name.split('-').filter((word) => word.length > 2 && !SMALL.has(word));
  return [...known].filter((each) => words.some((word) => each.split('-').includes(word))).join(', ');
}
