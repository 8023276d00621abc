/** What one may predict as cards that are put on the line, and which way they would go there. */
import type { Task } from '../../../lessons/lesson.ts';

type Predicting = Pick<Task, 'kind' | 'counts' | 'isWhen' | 'cases'>;

const HOST = 'host:';
/** How replies begin in SMTP, POP3 and IMAP; an answer to a tagged command begins with its tag, which no lesson asks for. */
const REPLY = /^(?:\d{3}|[*+]|-ERR|OK|NO|BAD)(?![A-Za-z])/;

const codesOf = ({ cases }: Predicting): string[] => cases.flatMap(({ codes: [code = ''] }) => (code === '' ? [] : [code]));

/** Lines and replies; none where a number, a time or a host is asked for. */
export function cardsOf(task: Predicting): string[] {
  const isOfLines = task.kind === 'predict' && task.counts === '' && !task.isWhen;
  return isOfLines ? codesOf(task).filter((code) => !code.startsWith(HOST)) : [];
}

/** Somebody is asked who acts next. */
export const asksWho = (task: Predicting): boolean => task.kind === 'predict' && codesOf(task).some((code) => code.startsWith(HOST));

/** Whose lane the card is for; `null` where that is part of the question. */
export function wayOf(cards: readonly string[]): 'out' | 'back' | null {
  const replies = cards.filter((card) => REPLY.test(card)).length;
  if (replies === 0) return 'out';
  return replies === cards.length ? 'back' : null;
}
