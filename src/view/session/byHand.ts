/** A person at one of the two ends: what the picture shows of it. */

/** What is about to be said, letter by letter; it has not left. */
export interface Draft {
  way: 'out' | 'back';
  typed: string;
  /** How it could go on. */
  rest: string;
  note: string;
}

export interface ByHand {
  /** 'line': at neither end, for somebody only says what will be said. */
  side: 'near' | 'far' | 'line';
  /** What stands in the person's room. */
  state: string;
  more: string;
  draft: Draft | null;
}
