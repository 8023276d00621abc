/** What was recorded, written as text that a lesson can hold, and opened again as the lesson will open it. */
import type { Story } from '../../../lessons/lesson.ts';
import type { MailscopeWorker, RunStarted } from '../../../worker/api.ts';
import { entriesOf, type Part } from '../../panels/export/chosen.ts';
import type { RunView } from '../../playback/panel.ts';
import { MaskedJournal } from '../../playback/masked.svelte.ts';
import type { Spoken } from './asking.ts';
import type { Reopened } from './begun-recorded.ts';

/** Characters of a recording in a lesson: `lessons/reading/front.ts` says the same, and tells who goes beyond. */
const LONGEST = 65_536;
/** What people read as well first: it is taken if nothing is lost in it. A journal comes back entry for entry. */
const WAYS = ['transcript', 'journal'] as const;
const STORY: Omit<Story, 'recording'> = { key: 'shown', scenario: '', from: '', seed: 1, with: {}, interventions: [], replays: '' };

/** `part`: which entries of it. Secrets are covered. 'long' where a lesson cannot hold so much; `null` where nothing can be read again. */
export async function reopened(run: RunView, part: Part): Promise<Reopened | 'long' | null> {
  const said = saidIn(run, entriesOf(run, part));
  let isLong = false;
  for (const format of WAYS) {
    const text = await (await run.worker.exported(run.number, { format, ...part, covered: true })).text();
    isLong ||= text.length > LONGEST;
    const opened = text.length > LONGEST ? null : await openedAgain(run.worker, text);
    if (opened && saidIn(opened, everyEntry(opened)) === said && (format === 'journal' || isAsJudged(opened, run))) return opened;
  }
  return isLong ? 'long' : null;
}

/** The names of what was said, in its order. */
const saidIn = ({ journal }: Spoken, entries: readonly number[]): string =>
  entries.flatMap((index) => (['command', 'reply', 'text'].includes(journal.kind(index)) ? [`${journal.kind(index)} ${journal.label(index)}`] : [])).join('\n');
const everyEntry = ({ length }: Spoken): number[] => Array.from({ length }, (_, index) => index);

/** Nobody is blamed for what he did not do: a log may have left out what a transcript then seems to lack. */
function isAsJudged({ findings }: Reopened, { recording }: RunView): boolean {
  const known = new Set(recording?.findings.map(({ rule }) => rule));
  return findings.every(({ rule }) => known.has(rule));
}

async function openedAgain(worker: MailscopeWorker, text: string): Promise<Reopened | null> {
  const journal = new MaskedJournal();
  let scene: RunView['scene'] | undefined;
  const started = await new Promise<RunStarted | null>((resolve) => {
    let isDone = false;
    let answered: RunStarted | null = null;
    const opening = worker.tell({ stories: [{ ...STORY, recording: text }], key: STORY.key, interventions: [] }, (batch, progress) => {
      if (progress.covered) journal.cover(progress.covered);
      if (batch) journal.append(batch);
      scene = progress.scene ?? scene;
      isDone ||= progress.done;
      if (isDone && answered) resolve(answered);
    });
    opening.then(
      (answer) => {
        answered = answer.ok ? answer : null;
        if (isDone || !answer.ok) resolve(answered);
      },
      () => resolve(null),
    );
  });
  if (!started) return null;
  const { findings } = await worker.recording(started.run, 0, 0);
  await worker.forget(started.run);
  return { text, journal, scene: scene ?? started.scene, length: journal.length, findings: [...findings].sort((one, other) => one.entry - other.entry) };
}
