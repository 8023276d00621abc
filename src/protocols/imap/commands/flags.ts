import { KEYWORD_LIMIT, SYSTEM_FLAGS, flagName, type Mailbox } from '../../../mail/mailbox.ts';
import type { Cursor } from '../cursor.ts';
import { reply } from '../replies.ts';
import type { Reply } from '../wire.ts';

/** Longest keyword taken, octets. */
const KEYWORD_OCTETS = 100;
const FLAG_LIMIT = 50;

/** A system flag that a client may set, or a keyword: RFC 3501 §2.3.2. `\Recent` is the server's. */
export function readFlag(cursor: Cursor): string | undefined {
  const written = cursor.flag();
  if (written === undefined) return undefined;
  if (written.length > KEYWORD_OCTETS) return cursor.exceeds(KEYWORD_OCTETS, 'octets in a keyword');
  const flag = flagName(written);
  return flag.startsWith('\\') && !(SYSTEM_FLAGS as readonly string[]).includes(flag) ? undefined : flag;
}

/** Whether the mailbox would know more keywords than it takes. */
export function tooManyKeywords(mailbox: Mailbox, flags: readonly string[]): Reply | undefined {
  return mailbox.takes(flags) ? undefined : reply('beyondLimit', KEYWORD_LIMIT, 'keywords in a mailbox');
}

/** Whether one message would have more flags than are kept. */
export function tooManyFlags(count: number): Reply | undefined {
  return count > FLAG_LIMIT ? reply('beyondLimit', FLAG_LIMIT, 'flags on a message') : undefined;
}
