/** What stands before the words of a choice: what one predicts, or the arrow as its chart calls it. */
import type { Case, Task } from '../../../lessons/lesson.ts';
import { prose } from '../../language.svelte.ts';
import { t } from '../../words.ts';
import { takenInFull } from '../../panels/states/wording.ts';

/** '' where the words say it all: the key of a sentence says nothing. */
export function headOf({ kind, as }: Task, { codes: [code = ''] }: Case): string {
  if (kind === 'predict') return code.replace(/^host:/, '');
  return kind === 'decide' ? takenInFull(as, code, prose()?.charts, t().states.yes) : '';
}
