/** How the ribbon is divided from top to bottom, in em. */
export const ROWS = {
  clock: 0.95,
  names: 2.85,
  top: 2,
  arcs: 4.15,
  verdict: 5.65,
  foot: 7.2,
  questions: 7.65,
  queue: 8.75,
  person: 10.2,
  track: 11.35,
  height: 11.9,
} as const;
