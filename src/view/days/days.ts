/** A story of days as its ribbon tells it: the calls, where letters lay, and what their writer did and heard. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { callsOf, type Call } from './calls.ts';
import { personOf, type Person } from './person.ts';

/** A letter's stay in a queue. */
export interface Stay {
  agent: number;
  /** Who it is for. */
  to: string;
  /** Entries: it came, and it left; `Infinity` if it never did. */
  queued: number;
  left: number;
  atMs: number;
  untilMs: number;
}

/** A relay has set itself a time for its next attempt. */
interface Retry {
  index: number;
  dueMs: number;
}

export interface Days {
  /** Epoch milliseconds that virtual time 0 stands for. */
  startsAt: number;
  firstMs: number;
  lastMs: number;
  calls: Call[];
  stays: Stay[];
  person: Person | null;
  retries: Retry[];
}

/** More calls than this are no ribbon any more: the list of conversations has them. */
const MOST_CALLS = 100;
/** A shorter stay would be no wider than a stroke. */
const SHORTEST_STAY_MS = 60_000;

/** `null` where no relay called, or too many did. */
export function daysOf(journal: Journal, scene: Scene, length: number): Days | null {
  const calls = callsOf(journal, scene, length);
  if (calls.length === 0 || calls.length > MOST_CALLS) return null;
  const [firstMs, lastMs] = [journal.at(0), journal.at(length - 1)];
  const person = personOf(journal, scene, length);
  const stays = staysOf(journal, length).filter(({ atMs, untilMs }) => untilMs - atMs >= SHORTEST_STAY_MS);
  return { startsAt: scene.startsAt, firstMs, lastMs, calls, stays, person, retries: retriesOf(journal, length) };
}

function staysOf(journal: Journal, length: number): Stay[] {
  const stays = new Map<string, Stay>();
  for (let index = 0; index < length; index++) {
    const kind = journal.kind(index);
    if (kind !== 'queued' && kind !== 'dequeued') continue;
    const key = `${journal.from(index)} ${journal.subject(index)}`;
    const stay = stays.get(key);
    if (kind === 'dequeued' && stay) Object.assign(stay, { left: index, untilMs: journal.at(index) });
    else if (kind === 'queued' && !stay) stays.set(key, begun(journal, index, length));
  }
  return [...stays.values()];
}

function begun(journal: Journal, queued: number, length: number): Stay {
  const [atMs, untilMs] = [journal.at(queued), journal.at(length - 1)];
  return { agent: journal.from(queued), to: journal.detail(queued), queued, left: Infinity, atMs, untilMs };
}

function retriesOf(journal: Journal, length: number): Retry[] {
  const indices = Array.from({ length }, (_, index) => index);
  const timers = indices.filter((index) => journal.kind(index) === 'timer' && journal.label(index) === 'retry');
  return timers.map((index) => ({ index, dueMs: journal.until(index) }));
}

/** What had happened at a step: nothing of the future is in it. */
export interface Past {
  nowMs: number;
  calls: readonly Call[];
  stays: readonly Stay[];
  deeds: Person['deeds'];
  /** When the next attempt is due, as the relay has settled it; `null` while it has not. */
  nextMs: number | null;
}

export function pastOf(days: Days, index: number, nowMs: number): Past {
  const next = days.retries.findLast((retry) => retry.index <= index);
  return {
    nowMs,
    calls: days.calls.filter(({ opened }) => opened <= index),
    stays: days.stays.filter(({ queued }) => queued <= index),
    deeds: days.person?.deeds.filter((deed) => deed.index <= index) ?? [],
    nextMs: next && next.dueMs > nowMs ? next.dueMs : null,
  };
}
