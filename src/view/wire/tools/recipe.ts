/** What a tool is to be told, and what it cannot do. */

/** Keys of sentences that stand below a recipe. */
export type Remark = 'letter' | 'secret' | 'pauses' | 'ownHello' | 'ownTags' | 'anew';

export interface Recipe {
  /** '' where the tool cannot do it at all. */
  code: string;
  /** What of the exchange the tool has no word for. */
  left: string[];
  remarks: Remark[];
}

export const NOTHING: Recipe = { code: '', left: [], remarks: [] };

/** The file that stands for the text of a letter. */
export const LETTER = 'letter.eml';
