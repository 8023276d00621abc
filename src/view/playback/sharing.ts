/** Whether a recording may travel in a link: a small one that gives no secret away; all others stay at home. */
import { LONGEST_LINKED } from './place.ts';
import type { RunView } from './panel.ts';

/** The whole recording as a text transcript that `Playback.open` can open again; '' for one that stays at home. Rejects when the worker does. */
export async function linkedText({ recording, journal, worker, number, length }: RunView): Promise<string> {
  // each line of a transcript has octets of its own, so that more entries than these cannot fit
  if (!recording || journal.hasSecrets || length > LONGEST_LINKED) return '';
  const { rows } = await worker.recording(number, 0, Infinity);
  // what a key log opened is nobody else's business
  if (rows.some(({ tls }) => tls !== 'none')) return '';
  if ((await worker.secrets(number, 0, length)).length > 0) return '';
  const text = await worker.exported(number, { format: 'transcript', first: 0, end: length });
  return text.size <= LONGEST_LINKED ? text.text() : '';
}
