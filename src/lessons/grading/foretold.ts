/** Whether what somebody foretold is what came: asked of the journal, never of the tick in the lesson. */
import { roundedAs } from '../../run/span.ts';
import { readable, text } from '../../mail/octets.ts';
import { countOf } from '../goals/holds.ts';
import type { Played } from '../goals/played.ts';
import type { Task } from '../lesson.ts';

/**
 * `code`: a label ('250'), the beginning of a line ('MAIL FROM:<>'), who acts ('host:mx.b.com'), a number, or a time ('4 h') rounded to
 * its own unit.
 */
export function cameTrue(code: string, task: Pick<Task, 'at' | 'counts' | 'isWhen'>, played: Played): boolean {
  if (task.counts !== '') return String(countOf(task.counts, played)) === code;
  const { journal, scene } = played;
  const index = journal.find(task.at);
  if (index < 0) return false;
  if (task.isWhen) return roundedAs(journal.at(index), code) === code;
  if (code.startsWith('host:')) return code === `host:${scene.hosts[scene.agents[journal.from(index)]?.host ?? -1]?.name ?? ''}`;
  return journal.label(index) === code || readable(text(journal.octets(index))).startsWith(code);
}
