/** What a finding's sentence is made with. */

/** Numbers and words of a finding. */
export type MimeValues = Record<string, string | number>;
