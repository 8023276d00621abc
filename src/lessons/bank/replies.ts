/** What a server may answer, judged beforehand: each code of SMTP is given once in the story, and what comes of it is looked at. */
import { attemptAt } from '../grading/attempt.ts';
import { verdictOn } from '../grading/verdict.ts';
import { playedOut } from '../goals/played.ts';
import type { Story, Task } from '../lesson.ts';
import { plotOf } from '../stories.ts';
import type { Answer } from './answer.ts';

/** RFC 5321 §4.2.3, and 252 and 555 of it. */
const CODES = [220, 221, 250, 251, 252, 354, 421, 450, 451, 452, 500, 501, 502, 503, 504, 550, 551, 552, 553, 554, 555];

/**
 * Each code with whatever may come after it; none is right where the words after it count, or the story cannot be told. A code that
 * fits no case of the task is wrong without a word.
 */
export function repliesJudged(task: Task, stories: readonly Story[], story: string): Answer[] {
  const plotted = plotOf(stories, story);
  if (!plotted.ok) return [];
  const { plot } = plotted;
  const played = playedOut(plot);
  return CODES.map((code): Answer => {
    const { isReached, fitting } = verdictOn(task, attemptAt(task, String(code), played), plot);
    const says = task.cases[fitting[0] ?? -1]?.says ?? [];
    return { text: [{ text: `${code}*` }], isRight: isReached, told: says.length > 0 ? [{ type: 'paragraph', spans: says }] : [] };
  });
}
