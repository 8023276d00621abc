/** The values of a finding: `Finding.values` of transcripts/finding.ts, by name. Wire text among them is shown as it is. */
export type Values = Record<string, string | number>;
/** One sentence: what was said, and why that is wrong or worth knowing. */
export type FindingSentence = (values: Values) => string;
/** By the rule's id: 'smtp.order'. */
export type FindingWords = Record<string, FindingSentence>;
