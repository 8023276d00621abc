/** Subjects of letters, asked of the worker once each: it has the octets. */
import type { RunView } from '../playback/panel.ts';

const asked = new WeakMap<RunView['journal'], Map<number, Promise<string>>>();

/** '' for a letter that has none or cannot be read. */
export function subjectOf(run: RunView, message: number): Promise<string> {
  const known = asked.get(run.journal) ?? new Map<number, Promise<string>>();
  asked.set(run.journal, known);
  const before = known.get(message);
  if (before) return before;
  const subject = read(run, message).catch(() => '');
  known.set(message, subject);
  return subject;
}

async function read(run: RunView, message: number): Promise<string> {
  const { fields } = await run.worker.letter(run.number, message);
  return fields.find(({ name }) => name.toLowerCase() === 'subject')?.value ?? '';
}
