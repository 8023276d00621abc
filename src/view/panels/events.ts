/** What happened in one place, in a few words, with the name of who did it. */
import { own } from '../../own.ts';
import type { Scene } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';
import type { PageWords } from '../../content/page/en.ts';
import { duration } from '../../content/quantities.ts';
import type { Language } from '../../language.ts';
import type { ChartWords } from '../../content/charts/words.ts';
import { saidAt } from '../../content/steps.ts';
import { endOf } from '../../content/narration/ending.ts';
import { captionOf } from '../stage/caption.ts';
import { hostOf } from './names.ts';

/** Ends of a connection that its label alone does not tell, and how they are called. */
const CLOSED: Record<string, string> = { unanswered: 'timeout', reset: 'reset' };

export function eventOf(
  journal: Journal,
  scene: Scene,
  index: number,
  words: PageWords,
  language: Language,
  charts: ChartWords | undefined,
): { who: string; what: string } {
  const kind = journal.kind(index);
  if (kind === 'open') {
    return {
      who: '',
      what: words.transcript.connecting(hostOf(journal.from(index), scene, words), hostOf(journal.to(index), scene, words)),
    };
  }
  const faults = own(words.events.faults, journal.label(index));
  if (kind === 'fault' && faults !== undefined)
    return { who: '', what: faults(saidAt(hostNamed(journal.detail(index), scene), words.events.steps)) };
  const closed = kind === 'close' ? own(CLOSED, endOf(journal.entry(index), { journal, scene })) : undefined;
  if (closed !== undefined) return { who: '', what: own(words.transcript.closed, closed)! };
  const what = captionOf(words.events, words.transcript.closed, charts, journal, index);
  if (kind === 'timer') {
    const wait = duration(journal.until(index) - journal.at(index), language);
    return { who: hostOf(journal.from(index), scene, words), what: `${what} (${wait})` };
  }
  const nobody = kind === 'close' || kind === 'fault' || kind === 'intervention';
  return { who: nobody ? '' : hostOf(journal.from(index), scene, words), what };
}

/** Faults name hosts by their ids. */
function hostNamed(detail: string, scene: Scene): string {
  return scene.hosts.find(({ id }) => id === detail)?.name ?? detail;
}
