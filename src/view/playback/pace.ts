/** How long a beat is shown: its movement, and the time to read what arrived. Presentation time: what takes long in the story is told by the ring and the clock, not by patience. */
import type { Journal, Kind } from '../../sim/journal.ts';
import type { Grain } from './panel.ts';

export interface Pace {
  /** From its first moment until what moves has arrived. */
  travelMs: number;
  /** Then it stays. */
  restMs: number;
}

/** The part of a beat in which things move; the rest of it is for reading. */
export const ARRIVES = 0.74;
/** Movement at speed 1. The coarser the grain, the more beats make one step, and the shorter each. */
const TRAVEL_MS: Record<Grain, number> = { journey: 320, session: 480, exchange: 640, message: 920, segment: 600 };
/** Twice the speed does not halve a movement: it has to be seen. */
const HASTE = 0.7;
const SHORTEST_MS = 120;
const LONGEST_MS = 1400;
/** At these grains one reads what each beat brings; at the others, where the step ends. */
const READ: ReadonlySet<Grain> = new Set(['exchange', 'message', 'segment']);
const GLANCE_MS = 250;
const LETTER_MS = 28;
const LONGEST_READING_MS = 1600;
/** Above these speeds nobody reads; nothing travels: what is said flashes in its place; nothing is seen of what is said. */
const FASTEST_READ = 4;
const FASTEST_TRAVEL = 8;
const FASTEST_SEEN = 30;
const FLASH_MS = 80;

/** `letters`: how many there are to read. `isEnd`: the beat is the last of its step. */
export function paceOf(speed: number, grain: Grain, letters: number, isEnd: boolean): Pace {
  const base = TRAVEL_MS[grain];
  if (!isSeen(speed)) return { travelMs: base / speed, restMs: 0 };
  if (!travels(speed)) return { travelMs: Math.min(FLASH_MS, base / speed), restMs: 0 };
  const travelMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, base / speed ** HASTE));
  const rests = isRead(speed) && (isEnd || READ.has(grain));
  return { travelMs, restMs: rests ? Math.min(LONGEST_READING_MS, GLANCE_MS + LETTER_MS * letters) / speed : 0 };
}

/** Is there time to read, and to follow where the camera goes? */
export function isRead(speed: number): boolean {
  return speed <= FASTEST_READ;
}

/** Does anything travel at this speed? */
export function travels(speed: number): boolean {
  return speed <= FASTEST_TRAVEL;
}

/** Are single words seen at this speed? */
export function isSeen(speed: number): boolean {
  return speed <= FASTEST_SEEN;
}

/** The part of a beat that is over after some time. */
export function partAfter({ travelMs, restMs }: Pace, ms: number): number {
  if (ms < travelMs) return (ARRIVES * ms) / travelMs;
  return restMs === 0 ? 1 : Math.min(1, ARRIVES + ((1 - ARRIVES) * (ms - travelMs)) / restMs);
}

/** The time after which a part of a beat is over. */
export function timeOf({ travelMs, restMs }: Pace, part: number): number {
  if (part < ARRIVES) return (part / ARRIVES) * travelMs;
  return travelMs + ((part - ARRIVES) / (1 - ARRIVES)) * restMs;
}

const READ_BY_OCTETS: ReadonlySet<Kind> = new Set(['command', 'reply']);

/** How many letters an entry gives to read. Nobody reads a text on its way. */
export function lettersOf(journal: Journal, index: number): number {
  if (READ_BY_OCTETS.has(journal.kind(index))) return journal.octetCount(index);
  return journal.label(index).length + journal.detail(index).length;
}
