/** The numbers that APPEND, COPY and MOVE give to messages: RFC 4315 §3, RFC 3502 §6.3.11. */
import type { ImapAsked } from '../../dialogues/imap/command.ts';
import type { Accuse } from './accuse.ts';
import { imapRules } from './rules.ts';

const COPY = /^COPYUID \d+ ([\d:,]+) ([\d:,]+)$/i;
const APPEND = /^APPENDUID \d+ ([\d:,]+)$/i;

/** A response code, in the reply to `asked` or before it. */
export function judgeUidSets(code: string, asked: ImapAsked | undefined, accuse: Accuse): void {
  const copied = COPY.exec(code);
  if (copied) judgeSizes(sizeOf(copied[1]!), sizeOf(copied[2]!), 'COPYUID', accuse);
  const [, appended] = APPEND.exec(code) ?? [];
  const given = asked && appended !== undefined ? messagesIn(asked) : undefined;
  if (given !== undefined) judgeSizes(given, sizeOf(appended!), 'APPENDUID', accuse);
}

function judgeSizes(count: number, told: number, code: string, accuse: Accuse): void {
  if (count !== told) accuse(imapRules.uidSets, { code, count, told });
}

/** RFC 4315 §3: a range may be written either way round. */
function sizeOf(set: string): number {
  return set.split(',').reduce((sum, range) => {
    const [from = 0, to = from] = range.split(':').map(Number);
    return sum + Math.abs(to - from) + 1;
  }, 0);
}

/** Messages that a plain APPEND brings: each is a literal, and so may be the mailbox; `undefined`: they are put together otherwise. */
function messagesIn({ verb, rest, frame }: ImapAsked): number | undefined {
  if (verb !== 'APPEND' || /CATENATE|\bUTF8\b/i.test(rest)) return undefined;
  const count = frame.literals.length - (/^~?\{/.test(rest) ? 1 : 0);
  return count > 0 ? count : undefined;
}
