/** What an exercise is called in an address: 'legal.42.2', kind, seed and level; the level is 1 where none is said. */
import type { Level, PracticeKind } from '../../../lessons/practice/exercise.ts';

export const KINDS: readonly PracticeKind[] = ['legal', 'reply', 'recipients', 'path', 'headers', 'codes'];
export const LEVELS: readonly Level[] = [1, 2, 3];
const LARGEST_SEED = 999_999;

export interface Named {
  kind: PracticeKind;
  seed: number;
  level: Level;
}

/** `null` for what is no name of an exercise. */
export function namedIn(part: string): Named | null {
  const [, kind, seed, level = '1'] = /^([a-z]+)\.(\d{1,6})(?:\.([123]))?$/.exec(part) ?? [];
  const known = KINDS.find((each) => each === kind);
  return known ? { kind: known, seed: Number(seed), level: Number(level) as Level } : null;
}

export const nameOf = ({ kind, seed, level }: Named): string => `${kind}.${seed}.${level}`;

/** The number of a test or a sheet; `null` for what is none. */
export const seedIn = (part: string): number | null => (/^\d{1,6}$/.test(part) ? Number(part) : null);

/** A seed that nobody has chosen. */
export const newSeed = (): number => 1 + Math.floor(Math.random() * LARGEST_SEED);

export const oneOf = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)]!;
