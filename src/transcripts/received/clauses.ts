/** A Received field taken apart into its clauses, comments with the clause that they stand behind. RFC 5321 §4.4, RFC 5322 §3.2.2. */

/** Characters of a field that are read; a real one has some hundreds. */
const MAX_FIELD = 8000;
const KEYWORDS = new Set(['from', 'by', 'via', 'with', 'id', 'for', 'tls']);
const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s();"]+/y;

export interface Clause {
  words: string[];
  /** What stood in parentheses, those inside of them included. */
  comments: string[];
}

export interface Clauses {
  named: Map<string, Clause>;
  /** Behind the last semicolon. */
  date: string;
}

/** `value` is unfolded. What stands before the first keyword (qmail's comments) is the clause ''. */
export function clausesOf(value: string): Clauses {
  const field = value.slice(0, MAX_FIELD);
  const named = new Map<string, Clause>();
  let clause: Clause = { words: [], comments: [] };
  named.set('', clause);
  let at = 0;
  let dateAt = field.length;
  while (at < field.length) {
    const sign = field[at]!;
    if (sign === '(') {
      const end = commentEnd(field, at);
      clause.comments.push(field.slice(at + 1, end - 1));
      at = end;
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(field)?.[0];
    if (sign === ';') dateAt = at + 1;
    if (token === undefined) {
      at++;
      continue;
    }
    at += token.length;
    const keyword = token.toLowerCase();
    if (KEYWORDS.has(keyword) && !named.has(keyword) && dateAt === field.length) named.set(keyword, (clause = { words: [], comments: [] }));
    else if (dateAt === field.length) clause.words.push(token);
  }
  return { named, date: field.slice(dateAt).trim() };
}

/** Just behind the parenthesis that closes the one at `start`; the end of the field if none does. */
function commentEnd(field: string, start: number): number {
  let depth = 0;
  for (let at = start; at < field.length; at++) {
    if (field[at] === '\\') at++;
    else if (field[at] === '(') depth++;
    else if (field[at] === ')' && --depth === 0) return at + 1;
  }
  return field.length + 1;
}
