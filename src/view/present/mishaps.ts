/** What a teacher may let go wrong at a step with one click. */
import type { Intervention } from '../../run/scenario.ts';
import type { Choices } from '../../worker/api.ts';
import type { RunView } from '../playback/panel.ts';

export type Mishap =
  { kind: 'answer'; code: string; text: string; intervention: Intervention } | { kind: 'cut'; intervention: Intervention };

/** Refusals that are offered: two say enough. */
const REFUSALS = 2;

/** Refusals that the standard permits in place of this reply, and the line cut where something is said. */
export function mishapsAt(run: RunView, index: number, choices: Choices | null): Mishap[] {
  const { journal } = run;
  if (run.recording || index < 0 || index >= run.length || journal.connection(index) < 0) return [];
  return [...refusals(choices), { kind: 'cut', intervention: { kind: 'cut', at: journal.id(index) } }];
}

function refusals(choices: Choices | null): Mishap[] {
  if (choices?.kind !== 'reply') return [];
  const { at, said, suggestions } = choices;
  const refused = suggestions.filter(({ text, legal }) => legal && isNo(text) && text !== said).map(({ text }) => text);
  // one for each code: the words behind it are not what a class is shown
  return [...new Map(refused.map((text) => [codeOf(text), text]))]
    .slice(0, REFUSALS)
    .map(([code, text]) => ({ kind: 'answer', code, text, intervention: { kind: 'reply', at, reply: text } }));
}

/** '550 5.1.1 …', '-ERR …', 'a3 NO …', 'BAD …'. */
const isNo = (reply: string): boolean => /^(?:[45]\d\d\b|-ERR\b|\S+ (?:NO|BAD)\b)/.test(reply);
const codeOf = (reply: string): string => /^(?:[45]\d\d|-ERR)/.exec(reply)?.[0] ?? reply.split(' ')[1] ?? reply;
