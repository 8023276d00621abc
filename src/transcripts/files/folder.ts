/**
 * Which files of a folder, or of an archive, are opened. Letters lie in files of their own, by the thousand: in a Maildir
 * (D. J. Bernstein, "Using maildir format"), in an MH folder, or exported one by one.
 */

/** Letters, and other files, that are opened at once. */
export const MOST_LETTERS = 100_000;
export const MOST_OTHERS = 2000;
const LETTER = /(?:\.(?:eml|emlx|msg)|^\d+\.?)$/i;
const DELIVERED = /^(?:cur|new)$/;

interface Sorted<Named> {
  /** They are read one after the other, as if they stood in one file. */
  letters: Named[];
  /** Each may be a recording of its own; they are read together, in order of time. */
  others: Named[];
  /** So many are too many. */
  left: number;
}

/** In the order of their names. What a Maildir or a system keeps beside them for itself is passed over. */
export function sorted<Named extends { name: string }>(files: readonly Named[]): Sorted<Named> {
  const maildirs = new Set(files.flatMap(({ name }) => (DELIVERED.test(baseOf(parentOf(name))) ? [parentOf(parentOf(name))] : [])));
  const isDelivered = (name: string): boolean => DELIVERED.test(baseOf(parentOf(name)));
  const isKept = (name: string): boolean => {
    const parent = parentOf(name);
    return maildirs.has(parent) || (baseOf(parent) === 'tmp' && maildirs.has(parentOf(parent)));
  };
  const wanted = files.filter(({ name }) => isDelivered(name) || !(isKept(name) || isHidden(name)));
  const isLetter = ({ name }: Named): boolean => isDelivered(name) || LETTER.test(baseOf(name));
  const [letters, others] = [wanted.filter(isLetter), wanted.filter((each) => !isLetter(each))].map((each) => each.sort(byName)) as [
    Named[],
    Named[],
  ];
  const taken = { letters: letters.slice(0, MOST_LETTERS), others: others.slice(0, MOST_OTHERS) };
  return { ...taken, left: wanted.length - taken.letters.length - taken.others.length };
}

/** What a system puts into the folder or the archive with which the name begins. */
const isHidden = (name: string): boolean => /\/(?:\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/.test(name);
const baseOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
const parentOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));
/** By code units: the same on every machine. */
const byName = (one: { name: string }, other: { name: string }): number => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
