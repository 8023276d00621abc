/** What the glossary says of fields of a header and of what else has a name on the wire, by that name, and of RFCs, by their number. In the marks of narration/words.ts, without blanks. */
export interface GlossaryWords {
  /** A name that ends in a hyphen stands for all that begin so. */
  fields: Record<string, string>;
  /** What is asked for or told in commands and replies, and the ways to log in: neither verbs nor codes. */
  items: Record<string, string>;
  rfcs: Record<number, string>;
}
