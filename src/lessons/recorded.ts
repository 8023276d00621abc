/** A recording that stands in a lesson, opened as the page opens files: journal, letters, and what the judge has to say. */
import { utf8 } from '../mail/octets.ts';
import { Opening } from '../transcripts/files/opening.ts';
import type { ReadProblem } from '../transcripts/sink.ts';
import { JournalWriter } from '../transcripts/stage/writer.ts';
import type { Played } from './goals/played.ts';

export interface Recorded extends Played {
  /** Names of the judge's rules that something in it breaks, with the first entry that does. */
  rules: ReadonlyMap<string, number>;
  /** Its times are real. */
  hasClock: boolean;
  /** What of it could not be read; with nothing in the journal there is always one. */
  problems: readonly ReadProblem[];
}

function firstOf(findings: readonly { rule: string; entry: number }[]): Map<string, number> {
  const rules = new Map<string, number>();
  for (const { rule, entry } of findings) rules.set(rule, Math.min(entry, rules.get(rule) ?? entry));
  return rules;
}

/** Never throws. `name`: what to call it in problems. */
export function recordedIn(text: string, name: string): Recorded {
  const writer = new JournalWriter();
  const opening = new Opening([name], writer);
  opening.push(0, utf8(text));
  while (opening.wants() >= 0) opening.end(0);
  const { journal, town, bodies, findings, problems, timeline } = writer;
  const isEmpty = journal.length === 0 && problems.length === 0;
  return {
    journal,
    scene: town.scene,
    body: (message) => bodies.get(message),
    rules: firstOf(findings),
    hasClock: timeline.startsAt !== null,
    problems: isEmpty ? [{ key: 'recording.noMail', values: {} }] : problems,
  };
}
