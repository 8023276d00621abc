/** What on the stage can be told again by a lesson. */
import type { Playback } from '../../playback/playback.svelte.ts';
import type { RunView } from '../../playback/panel.ts';
import { OWN } from '../../../worker/api.ts';

export type Source = Pick<Playback, 'scenario' | 'seed' | 'message' | 'interventions'>;

/** Lessons tell stories of the gallery, with another message and with interventions, but no files and no stories of one's own; and what was recorded. */
export function canBegin({ scenario, message }: Source, run: RunView): boolean {
  if (run.recording) return true;
  return scenario !== OWN && (message === null || (message.kind === 'draft' && message.draft.attachments.length === 0));
}
