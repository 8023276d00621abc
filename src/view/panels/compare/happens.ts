/** What happens at a step of one of two runs: in a line of its own, and as a clause of a sentence. */
import type { ChartWords } from '../../../content/charts/words.ts';
import { size } from '../../../content/quantities.ts';
import type { Messages } from '../../../content/ui/en.ts';
import type { Language } from '../../../language.ts';
import { eventOf } from '../events.ts';
import { hostOf } from '../names.ts';
import type { Side } from './parting.ts';

export interface Wording {
  words: Messages;
  language: Language;
  charts: ChartWords | undefined;
}
type Told = Pick<Side, 'journal' | 'scene'>;

/** What is neither a command nor a reply, in a few words. */
export function inWords({ journal, scene }: Told, index: number, { words, language, charts }: Wording): string {
  const kind = journal.kind(index);
  if (kind === 'text') return words.legend.message + ' · ' + size(journal.octetCount(index), language);
  if (kind === 'question') return `${journal.label(index)}?`;
  if (kind === 'answer') return journal.detail(index) || journal.label(index);
  const { who, what } = eventOf(journal, scene, index, words, language, charts);
  return `${who} ${what}`.trim();
}

const SAID = new Set(['command', 'reply', 'question', 'answer']);

/** "smtp.a.org says DATA"; "mx.b.com is switched off". */
export function happens(told: Told, index: number, wording: Wording): string {
  const { journal, scene } = told;
  const kind = journal.kind(index);
  if (!SAID.has(kind)) return inWords(told, index, wording);
  const what = kind === 'command' || kind === 'reply' ? journal.label(index) : inWords(told, index, wording);
  return wording.words.parting.says(hostOf(journal.from(index), scene, wording.words), what);
}
