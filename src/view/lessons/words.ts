/** Small questions about a lesson's data. */
import { own } from '../../own.ts';
import type { Block, Case, Span, Step, Task, TaskKind } from '../../lessons/lesson.ts';

export const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('');

/** What is said to a case: under a choice, or as its words. */
export const toldOf = ({ told, says }: Case): readonly Block[] => (told.length > 0 ? told : [{ type: 'paragraph', spans: says }]);

const AT_THE_STAGE = new Set<TaskKind>(['type', 'serve', 'break', 'repair']);

/** Is it done beneath the stage, by speaking or editing? */
export const isDoneFreely = ({ kind }: Task): boolean => AT_THE_STAGE.has(kind);

/** The zone whose records a task lets one write; '' for none. */
export const zoneIn = ({ edits }: Task): string => (edits.find((each) => each.startsWith('zone:')) ?? '').slice('zone:'.length);

/** Is a letter rebuilt at the workbench? */
export const isAtWorkbench = ({ kind, edits }: Task): boolean => kind === 'repair' && edits.includes('workbench');

/** Is what a client says to be mended? */
export const isDialogue = ({ kind, edits }: Task): boolean => kind === 'repair' && edits.includes('dialogue');

/** The server whose rules a task lets one set; '' for none. */
export const serverIn = ({ edits }: Task): string => (edits.find((each) => each.startsWith('policy:')) ?? '').slice('policy:'.length);

/** Does a step speak of queues or mailboxes, or ask for one, or for a machine? The stage may not show them now. */
export function isAboutPlaces({ look, blocks, tasks }: Step): boolean {
  const sought = tasks.filter(({ kind, within }) => (kind === 'find' && within === '') || kind === 'predict').flatMap(({ cases }) => cases.flatMap(({ codes }) => codes));
  return sought.some((code) => code.startsWith('host:')) || /"(queue|mailbox):/.test(JSON.stringify([look, blocks, sought]));
}

/** What a mark is called: by the page's word, or by the name that follows its kind. */
export const markName = (mark: string, names: Readonly<Record<string, string>>): string => own(names, mark) ?? mark.replace(/^[a-z.]+:/, '');
