/** Draws an exercise: the same kind, seed and level give the same one everywhere. */
import { Lot } from '../../sim/lot.ts';
import { codes } from './codes.ts';
import { AsksNothing, PRACTICE_KINDS, type Drawn, type Exercise, type Level, type PracticeKind } from './exercise.ts';
import { headers } from './headers.ts';
import { legal } from './legal.ts';
import { path } from './path.ts';
import { recipients } from './recipients.ts';
import { reply } from './reply.ts';

const GENERATORS: Readonly<Record<PracticeKind, (lot: Lot, level: Level) => Drawn>> = { legal, reply, recipients, path, headers, codes };
/** Draws until one asks something. */
const MOST_DRAWS = 50;

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
