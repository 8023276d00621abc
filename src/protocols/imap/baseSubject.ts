/** What remains of a subject without `Re:`, `[list]` and `(fwd)`: RFC 5256 §2.1. */

const BLOB = String.raw`\[[^[\]]*\][ ]*`;
/** RFC 5256 §5: subj-leader, but for white space. */
const LEADER = new RegExp(`^(?:${BLOB})*(?:re|fwd?)[ ]*(?:${BLOB})?:`, 'i');
const LEADING_BLOB = new RegExp(`^${BLOB}`);
const TRAILER = /\(fwd\)$/i;
const FORWARDED = /^\[fwd:(.*)\]$/is;
/** Longer subjects are cut before they are looked at: each round reads the whole. */
const LONGEST = 2000;

interface BaseSubject {
  text: string;
  /** Something said that the message answers another or passes it on. */
  isReply: boolean;
}

/** `subject`: decoded and unfolded. */
export function baseSubject(subject: string): BaseSubject {
  let text = subject.slice(0, LONGEST).replace(/[\t ]+/g, ' ');
  let isReply = false;
  for (;;) {
    const untrailed = withoutTrailers(text);
    const bare = withoutLeaders(untrailed.text);
    isReply ||= untrailed.isReply || bare.isReply;
    const forwarded = FORWARDED.exec(bare.text);
    if (!forwarded) return { text: bare.text, isReply };
    isReply = true;
    text = forwarded[1]!;
  }
}

function withoutTrailers(subject: string): BaseSubject {
  let text = subject.trimEnd();
  let isReply = false;
  for (; TRAILER.test(text); isReply = true) text = text.replace(TRAILER, '').trimEnd();
  return { text, isReply };
}

/** Steps 3 to 5: a `[blob]` goes only where something is left behind it. */
function withoutLeaders(subject: string): BaseSubject {
  let text = subject.trimStart();
  let isReply = false;
  for (;;) {
    const leader = LEADER.exec(text)?.[0] ?? '';
    const rest = text.slice(leader.length).trimStart();
    const unblobbed = rest.replace(LEADING_BLOB, '');
    isReply ||= leader !== '';
    const next = unblobbed === '' ? rest : unblobbed;
    if (next === text) return { text, isReply };
    text = next;
  }
}
