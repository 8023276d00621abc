/** A letter as the page gets it. */

/** A header field as it stands in one version of a message. */
export interface LetterField {
  name: string;
  /** Unfolded and decoded. */
  value: string;
  start: number;
  end: number;
  /** Number of the agent that wrote it, or -1 for the author's program. */
  by: number;
}
export interface LetterPart {
  type: string;
  name: string;
  octets: number;
  /** Decoded text of text parts, at most 64 Ki characters. */
  text: string;
}
export interface Letter {
  octets: number;
  fields: LetterField[];
  parts: LetterPart[];
}
