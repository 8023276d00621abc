/** Names of machines and states in the reader's language. What has no name in content is shown by its own. */
import type { ChartWords } from './words.ts';

export function machineName(chart: string, words: ChartWords | undefined): string {
  return words?.machines[chart] ?? chart;
}

/** 'session.recipients' → 'recipients named' */
export function stateName(path: string, words: ChartWords | undefined): string {
  const last = path.split('.').at(-1)!;
  return words?.states[path] ?? words?.states[last] ?? last;
}
