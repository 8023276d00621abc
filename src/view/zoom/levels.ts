/** How near one stands to what happens: from the whole town to the octets. */
import type { Talk } from '../session/talk.ts';

export const LEVELS = ['town', 'host', 'session', 'line', 'octets'] as const;
export type Level = (typeof LEVELS)[number];

/** Nothing was chosen: as near as what happens asks for. */
export function nearestFor(talk: Talk | null): Level {
  return talk ? 'session' : 'town';
}

/** One step nearer, or farther off; the last one stays. */
export function stepped(level: Level, steps: 1 | -1): Level {
  return LEVELS[Math.max(0, Math.min(LEVELS.length - 1, LEVELS.indexOf(level) + steps))]!;
}

/** What can be shown of a level at a step: no session where nobody speaks, no line that nothing crosses, no octets where none were sent. */
export function possible(level: Level, talk: Talk | null, octets: number, isCrossing = octets > 0): Level {
  if ((level === 'octets' && octets === 0) || (level === 'line' && !isCrossing)) return nearestFor(talk);
  return level === 'session' && !talk ? 'town' : level;
}

/** By their names. */
export function isNearer(one: string, other: string): boolean {
  const order: readonly string[] = LEVELS;
  return order.indexOf(one) > order.indexOf(other);
}
