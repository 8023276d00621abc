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
/** Exercises that are looked through for a misconception. */
const MOST_LOOKED_AT = 300;
const LARGEST_SEED = 1_000_000;

/** Misconceptions that may show in exercises of a kind. */
export const SHOWN_IN: Readonly<Record<PracticeKind, readonly string[]>> = {
  legal: ['3yz-is-yes', '354-is-an-error', 'order-means-refusal'],
  reply: [
    ...['3yz-is-yes', '503-is-unavailable', 'order-means-refusal', 'rset-hangs-up', 'any-server-takes-all'],
    ...['bcc-is-a-command', 'smtp-fetches', 'bounce-needs-sender'],
  ],
  recipients: ['to-decides', 'bcc-is-hidden-header', 'list-is-long-cc'],
  path: ['mx-larger-first', 'no-mx-no-mail', 'null-mx-is-a-host', '4yz-is-lost', 'one-mx-down-stops-mail', 'dns-changes-at-once', 'mx-holds-anything'],
  headers: ['top-received-is-first', 'every-machine-stamps', 'program-to-program', 'server-brings-it', 'sender-keeps-it', 'mail-is-instant', 'trace-cannot-be-forged'],
  codes: ['4yz-is-lost', 'failures-are-silent', 'words-matter', 'refusal-moves-on'],
};

/** Draws until one has this misconception among its answers; `null` where no generator knows it. The same idea and seed give the same one. */
export function exerciseOn(idea: string, seed: number): Exercise | null {
  const lot = new Lot(seed);
  const kinds = PRACTICE_KINDS.filter((kind) => SHOWN_IN[kind].includes(idea));
  for (let draw = 0; draw < MOST_LOOKED_AT && kinds.length > 0; draw++) {
    const exercise = drawnExercise(lot.one(kinds), lot.below(LARGEST_SEED), lot.one(LEVELS));
    if (exercise.options.some((option) => option.idea === idea)) return exercise;
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
