/** What a client reads in the answer of THREAD: RFC 5256 §5, `thread-data`. */

/** A message of a conversation, and how many are above it. */
export interface ThreadLine {
  number: number;
  depth: number;
}

/**
 * The messages in their order, each before what answers it. Where the first of a conversation is not in the folder, the next one
 * takes its place. Parentheses that do not match end the reading; what was read before counts.
 */
export function readThreads(written: string): ThreadLine[] {
  const lines: ThreadLine[] = [];
  const above: { depth: number; isHeaded: boolean }[] = [];
  for (const [token] of written.matchAll(/[()]|\d{1,10}/g)) {
    const level = above.at(-1);
    if (token === '(') above.push({ depth: level?.depth ?? 0, isHeaded: false });
    else if (!level) return lines;
    else if (token === ')') {
      above.pop();
      head(above.at(-1));
    } else {
      lines.push({ number: Number(token), depth: level.depth++ });
      level.isHeaded = true;
    }
  }
  return lines;
}

/** What was just read stands for the message that is missing above it. */
function head(level: { depth: number; isHeaded: boolean } | undefined): void {
  if (!level || level.isHeaded) return;
  level.depth++;
  level.isHeaded = true;
}
