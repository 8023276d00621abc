/** Lines that say of neither side who spoke them: found out from the protocol's grammar and from where the session stands. */
import { ASIDE, type Heard } from './log-format.ts';
import type { Telling } from './telling.ts';
import { isSurelySaid } from './sure.ts';
import { isPreface, looksLikeGreeting, looksSaidByServer } from './turns.ts';
import { saidByClient } from '../../vocabulary.ts';

/** Whether this line could be the first of a session. */
function mayBegin(line: string): boolean {
  return looksLikeGreeting(line) || saidByClient(line) || isPreface(line) || isSurelySaid(line);
}

/** Tells a bare line; what stands before a session, or between two, is passed over. */
export function tellBare(telling: Telling, line: string, atMs: number | null): Heard {
  const { turns } = telling;
  if (!telling.isOpen && !mayBegin(line)) return ASIDE;
  if (line === '' && turns.texting === '' && !turns.challenged) return;
  // after the goodbye, what nobody would say stands beside the session
  if (turns.isOver && !mayBegin(line) && !looksSaidByServer(line)) return ASIDE;
  telling.line(turns.sideOf(line), line, atMs);
}
