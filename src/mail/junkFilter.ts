/**
 * What a program learns of spam from its owner, and what it makes of a letter: naive Bayes over words, as Paul Graham made it known in
 * 2002. No RFC speaks of it; what it has learnt is its own. Values; whoever teaches it gets another filter.
 */
import { fieldValue, firstField, firstRawValue, readHeader } from './header.ts';
import { messageIds } from './messageIds.ts';
import { decodeText, fileName, leaves, readMime } from './mime.ts';

export type Kind = 'junk' | 'good';

/** In how many letters of each kind. */
export type Counted = Readonly<Record<Kind, number>>;

export interface Filter {
  letters: Counted;
  words: ReadonlyMap<string, Counted>;
  /** What each letter that it learnt from was said to be, by what tells one letter from another: none counts twice. */
  taught: ReadonlyMap<string, Kind>;
}

export interface Reason extends Counted {
  word: string;
  /** Natural logarithm of how much likelier the word is in spam; below 0: less likely. */
  weight: number;
}

export interface Verdict {
  /** That the letter is spam, 0 to 1; `null`: it has not learnt of both kinds yet. */
  probability: number | null;
  /** The words that weighed most, the heaviest first. */
  reasons: readonly Reason[];
}

export const UNTAUGHT: Filter = { letters: { junk: 0, good: 0 }, words: new Map(), taught: new Map() };

/** Words are at least that long, and no longer, characters. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]{2,29}/gu;
/** Of one letter so many words are looked at, and so many octets of its texts. */
const MOST_WORDS = 500;
const MOST_CHARACTERS = 100_000;
const REASONS = 6;

/** The words of subject and texts, each once, in small letters. */
export function wordsOf(octets: Uint8Array): string[] {
  const field = firstField(readHeader(octets), 'Subject');
  const texts = leaves(readMime(octets)).filter((part) => part.type.toLowerCase() === 'text' && fileName(part) === '');
  const said = [field ? fieldValue(octets, field) : '', ...texts.map((part) => withoutTags(part.subtype, decodeText(octets, part)))];
  const found = said.join('\n').slice(0, MOST_CHARACTERS).toLowerCase().match(WORD) ?? [];
  return [...new Set(found)].slice(0, MOST_WORDS);
}

function withoutTags(subtype: string, text: string): string {
  return subtype.toLowerCase() === 'html' ? text.replace(/<[^>]*>?/g, ' ') : text;
}

/** Tells one letter from another: its Message-ID, or else its words. */
function nameOf(octets: Uint8Array, words: readonly string[]): string {
  return messageIds(firstRawValue(octets, readHeader(octets), 'Message-ID'))[0] ?? words.join(' ');
}

/** Its owner says what a letter is; who says otherwise later takes back what it has learnt from it. */
export function taught(filter: Filter, octets: Uint8Array, kind: Kind): Filter {
  const words = wordsOf(octets);
  const name = nameOf(octets, words);
  const before = filter.taught.get(name);
  if (before === kind) return filter;
  const changes: [Kind, number][] = before === undefined ? [[kind, 1]] : [...([[before, -1]] as [Kind, number][]), [kind, 1]];
  const counted = new Map(filter.words);
  let { letters } = filter;
  for (const [of, by] of changes) {
    letters = { ...letters, [of]: letters[of] + by };
    for (const word of words) {
      const known = counted.get(word) ?? { junk: 0, good: 0 };
      counted.set(word, { ...known, [of]: Math.max(0, known[of] + by) });
    }
  }
  return { letters, words: counted, taught: new Map(filter.taught).set(name, kind) };
}

/** What it makes of a letter, and why. Words that it does not know say nothing. */
export function judged(filter: Filter, octets: Uint8Array): Verdict {
  const { junk, good } = filter.letters;
  if (junk === 0 || good === 0) return { probability: null, reasons: [] };
  const reasons = wordsOf(octets).flatMap((word) => {
    const counted = filter.words.get(word);
    return counted && counted.junk + counted.good > 0 ? [{ word, ...counted, weight: weightOf(filter, counted) }] : [];
  });
  const sum = reasons.reduce((total, { weight }) => total + weight, Math.log(junk / good));
  const told = reasons
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.word < b.word ? -1 : 1));
  return { probability: 1 / (1 + Math.exp(-sum)), reasons: told.slice(0, REASONS) };
}

/** Laplace's rule: what was never seen in one kind is rare there, not impossible. */
function weightOf({ letters }: Filter, { junk, good }: Counted): number {
  return Math.log((junk + 1) / (letters.junk + 2)) - Math.log((good + 1) / (letters.good + 2));
}

/** The words that tell the two kinds apart best, with their counts. */
export function tellingWords(filter: Filter, most: number): Reason[] {
  return Array.from(filter.words, ([word, counted]) => ({ word, ...counted, weight: weightOf(filter, counted) }))
    .filter(({ junk, good }) => junk + good > 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || b.junk + b.good - a.junk - a.good || (a.word < b.word ? -1 : 1))
    .slice(0, most);
}
