/** Draws an exercise: the same kind, seed and level give the same one everywhere. */
import { Lot } from '../../sim/lot.ts';
import { codes } from './codes.ts';
import { AsksNothing, LEVELS, PRACTICE_KINDS, type Drawn, type Exercise, type Level, type PracticeKind } from './exercise.ts';
import { headers } from './headers.ts';
import { legal } from './legal.ts';
import { path } from './path.ts';
import { recipients } from './recipients.ts';
import { reply } from './reply.ts';

const GENERATORS: Readonly<Record<PracticeKind, (lot: Lot, level: Level) => Drawn>> = { legal, reply, recipients, path, headers, codes };
/** Draws until one asks something. */
const MOST_DRAWS = 50;
/** Exercises of each kind that are looked through for a misconception: after so many it is in none. */
const MOST_ROUNDS = 24;
const LARGEST_SEED = 1_000_000;

/** Draws until one has this misconception among its answers; `null` where no generator knows it. The same idea and seed give the same one. */
export function exerciseOn(idea: string, seed: number): Exercise | null {
  const lot = new Lot(seed);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const kind of lot.shuffled(PRACTICE_KINDS)) {
      const exercise = drawnExercise(kind, lot.below(LARGEST_SEED), lot.one(LEVELS));
      if (exercise.options.some((option) => option.idea === idea)) return exercise;
    }
  }
  return null;
}

/** `seed`: a whole number from 0 to 2³²−1. */
export function drawnExercise(kind: PracticeKind, seed: number, level: Level): Exercise {
  const lot = new Lot((Math.imul(seed, 0x9e3779b1) ^ (PRACTICE_KINDS.indexOf(kind) * 16 + level)) | 0);
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    try {
      return { kind, seed, level, ...GENERATORS[kind](lot, level) };
    } catch (error) {
      if (!(error instanceof AsksNothing)) throw error;
    }
  }
  throw new Error(`${kind}.${seed}.${level} asks nothing`);
}
