/**
 * The row of a table that a word from outside names; `undefined` if there is none. What every object inherits is in no table:
 * a command `constructor` or `__proto__` is an unknown command like any other. Everybody looks words up this way
 * (tests/tidy/words.test.ts).
 */
export function own<T>(table: { readonly [name: string]: T } | undefined, word: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
