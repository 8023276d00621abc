/**
 * What was computed last: both ends of an exchange, and a run that is played again, ask for the same. For what depends on its arguments
 * alone; results are shared, so nobody may change them.
 */
export function lastResults<Arguments extends readonly unknown[], Result extends NonNullable<unknown>>(
  most: number,
  /** Tells all arguments, and no others alike. */
  wordsOf: (...asked: Arguments) => string,
  compute: (...asked: Arguments) => Result,
): (...asked: Arguments) => Result {
  const known = new Map<string, Result>();
  return (...asked) => {
    const words = wordsOf(...asked);
    const before = known.get(words);
    if (before !== undefined) return before;
    const result = compute(...asked);
    const [oldest] = known.size < most ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(words, result);
    return result;
  };
}
