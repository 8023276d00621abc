/** What became of the letter when something was broken, to be foretold before one sees it. */
import { endingOf, type Side } from '../panels/compare/parting.ts';

export const OUTCOMES = ['asBefore', 'later', 'report', 'nothing'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Virtual ms from which on a letter came later, and not only by another way of the dice. */
const LATER_MS = 1000;

/** Both runs are whole. Who is told of a failure knows; who is not waits in vain. */
export function outcomeOf(before: Side, after: Side): Outcome {
  const [was, is] = [endingOf(before), endingOf(after)];
  if (is.reports > was.reports) return 'report';
  const atMs = new Map(is.stored.map((each) => [each.account, each.atMs]));
  if (was.stored.some(({ account }) => !atMs.has(account))) return 'nothing';
  return was.stored.some((each) => atMs.get(each.account)! - each.atMs >= LATER_MS) ? 'later' : 'asBefore';
}
