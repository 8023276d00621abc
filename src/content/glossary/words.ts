/** What the glossary says of fields of a header, by their name, and of RFCs, by their number. In the marks of narration/words.ts, without blanks. */
export interface GlossaryWords {
  /** A name that ends in a hyphen stands for all that begin so. */
  fields: Record<string, string>;
  rfcs: Record<number, string>;
}
