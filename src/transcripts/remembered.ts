/**
 * Remembers what pure readings of short lines came to: programs say the same things over and over, and a capture of a
 * thousand sessions has a thousand times the same greeting. Results are shared: never change them.
 */

const MAX_REMEMBERED = 4000;
/** Characters of what is worth remembering. */
const MAX_CHARACTERS = 600;

export function remembered<Result>(read: (words: string) => Result): (words: string) => Result {
  const recall = memory<Result>();
  return (words) => recall(words, read);
}

/** The same where more is read than the words, which must tell all of it. */
export function memory<Result>(): (words: string, read: (words: string) => Result) => Result {
  const known = new Map<string, Result>();
  return (words, read) => {
    if (words.length > MAX_CHARACTERS) return read(words);
    const before = known.get(words);
    if (before !== undefined || known.has(words)) return before as Result;
    // begun anew rather than forgotten one by one: that costs nothing while lines repeat
    if (known.size >= MAX_REMEMBERED) known.clear();
    const result = read(words);
    known.set(words, result);
    return result;
  };
}
