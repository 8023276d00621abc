/**
 * How steps are told. Texts are written with three marks and with blanks, and turned into runs by `sentence.ts`:
 * `*stressed*`, `**strong**`, `` `as on the wire` `` and `{blank}`. What fills a blank is always plain text.
 */
export const DEPTHS = ['story', 'protocol', 'octet'] as const;
export type Depth = (typeof DEPTHS)[number];

/** What happened, and why. */
export type Wording = readonly [what: string, why: string];

/** What one meaning is told as. A depth left out is taken from a more general key, or from the book. */
export type Wordings = Partial<Record<Depth, Wording>>;

export interface NarrationWords {
  /** From the most particular key that fits ('smtp.RCPT/550') to the most general ('reply'). */
  tellings: Record<string, Wordings>;
  /** How a place is called in a sentence; `client` and `server` where a recording gives neither a name nor an address. */
  places: { laptop: string; telephone: string; world: string; client: string; server: string };
  /** `, ` and the last `and` of a list. */
  and: string;
  /** What the language does to a sentence whose blanks are filled: contractions. */
  polish(text: string): string;
}
