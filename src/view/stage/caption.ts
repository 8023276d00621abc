/** A few words for what happens in one place: they stand over the host as a card stands that has arrived. */
import { own } from '../../own.ts';
import { deniedIn, denialName, edgeName } from '../../content/charts/name.ts';
import type { ChartWords } from '../../content/charts/words.ts';
import { saidAt } from '../../content/steps.ts';
import type { Journal } from '../../sim/journal.ts';
import type { PageWords } from '../../content/page/en.ts';

const byKey = (words: Record<string, string>, key: string): string => own(words, key) ?? key;

/** '' for entries that need no words on the stage. */
export function captionOf(
  words: PageWords['events'],
  closed: PageWords['transcript']['closed'],
  charts: ChartWords | undefined,
  journal: Journal,
  index: number,
): string {
  const label = journal.label(index);
  const detail = journal.detail(index);
  switch (journal.kind(index)) {
    case 'composed':
      return words.composed(words.letterNumber(journal.subject(index) + 1));
    case 'trace':
      return words.trace(label);
    case 'queued':
      return label === 'deferred' ? words.deferred(detail) : words.queued(detail);
    case 'dequeued':
      return byKey(words.dequeued, label);
    case 'stored':
      return words.stored(label, detail);
    case 'removed':
      return words.removed(label, detail);
    case 'flagged':
      return words.flagged(label, detail);
    case 'fetched':
      return words.fetched(label);
    case 'cached':
      return words.cached(label);
    case 'timer':
      return words.timer(own(words.timers, label) ?? label);
    case 'fault':
      return own(words.faults, label)?.(saidAt(detail, words.steps)) ?? words.fault(detail === '' ? label : `${label} · ${detail}`);
    case 'intervention':
      return label === 'deny' || label === 'act'
        ? words.intervention(label === 'deny' ? deniedNow(detail, charts) : takenNow(detail, charts))
        : words.intervention(detail === '' ? label : saidAt(detail, words.steps));
    case 'close':
      return byKey(closed, label);
    case 'state':
      return edgeName(journal.machines[journal.subject(index)]?.chart ?? '', detail, charts);
    case 'tls':
      return words.tls(label.replaceAll(' ', ', '));
    case 'note':
      return own(words.notes, label)?.(detail.split(' ')) ?? `${label} ${detail}`.trim();
    default:
      return '';
  }
}

/** What is so since somebody denied a fact. */
function deniedNow(detail: string, charts: ChartWords | undefined): string {
  const { chart, fact } = deniedIn(detail);
  return denialName(chart, fact, charts);
}

/** 'mta.delivery session over / the host had its say' */
function takenNow(detail: string, charts: ChartWords | undefined): string {
  const space = detail.indexOf(' ');
  return edgeName(detail.slice(0, space), detail.slice(space + 1), charts);
}
