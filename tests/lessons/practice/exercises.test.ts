/** Exercises that are drawn by lot: one right answer each, wrong ones that are wrong for the machines too, and words for all of it. */
import { describe, expect, test } from 'vitest';
import { IDEA_NUMBERS } from '../../../src/content/ideas/numbers.ts';
import { practice as en } from '../../../src/content/practice/en.ts';
import { practice as es } from '../../../src/content/practice/es.ts';
import { stepOf } from '../../../src/lessons/practice/worded.ts';
import { readGoal } from '../../../src/lessons/goals/goal.ts';
import { holds } from '../../../src/lessons/goals/holds.ts';
import { playedOut, type Played } from '../../../src/lessons/goals/played.ts';
import { cameTrue } from '../../../src/lessons/grading/foretold.ts';
import { drawnExercise, SHOWN_IN } from '../../../src/lessons/practice/drawn.ts';
import { LEVELS, PRACTICE_KINDS, type Exercise, type PracticeKind, type Sentence } from '../../../src/lessons/practice/exercise.ts';
import { plotOf } from '../../../src/lessons/stories.ts';
import { allFields, rawValue, readHeader } from '../../../src/mail/header.ts';
import { readReceived } from '../../../src/mail/trace.ts';
import { PARSER_RUNS } from '../../sizes.ts';

/** Seeds of each kind and level. */
const SEEDS = PARSER_RUNS / 40;
/** Every so many is played again. */
const REPLAYED = 3;

const exercisesOf = (kind: PracticeKind): Exercise[] =>
  LEVELS.flatMap((level) => Array.from({ length: SEEDS }, (_, seed) => drawnExercise(kind, seed, level)));

function played({ stories }: Exercise): Played {
  const plotted = plotOf(stories, stories[0]!.key);
  if (!plotted.ok) throw new Error(JSON.stringify(plotted.misfits));
  return playedOut(plotted.plot);
}

const sentencesOf = ({ question, hints, rule, options }: Exercise): Sentence[] => [
  question,
  rule,
  ...hints,
  ...options.flatMap(({ says, told }) => [...(says ? [says] : []), ...told]),
];

describe.each(PRACTICE_KINDS)('%s', (kind) => {
  const exercises = exercisesOf(kind);

  test('has one right answer, and others that are different', () => {
    for (const { seed, level, options } of exercises) {
      const name = `${kind}.${seed}.${level}`;
      expect(options.filter(({ isRight }) => isRight).length, name).toBe(1);
      expect(new Set(options.map(({ code }) => code)).size, name).toBe(options.length);
      expect(options.length, name).toBeGreaterThanOrEqual(3);
      const words = options.map(({ code, says }) => JSON.stringify(says ?? code));
      expect(new Set(words).size, name).toBe(options.length);
    }
  });

  test('has words for everything, in both languages, with the same blanks, and no word is left over', () => {
    const used = new Set<string>();
    for (const exercise of exercises) {
      for (const { key, values } of sentencesOf(exercise).filter(({ key }) => key !== '')) {
        used.add(key);
        for (const words of [en, es]) {
          const sentences: Readonly<Record<string, string>> = words.sentences[kind];
          expect(sentences[key], `${kind}: ${key}`).toBeDefined();
          for (const [, blank] of sentences[key]!.matchAll(/\{(\w+)\}/g)) expect(values[blank!], `${kind}: ${key} {${blank}}`).toBeTruthy();
        }
      }
    }
    // what a server answers to rare lines is drawn rarely
    const isRare = (key: string): boolean => key.startsWith('means.') || key.startsWith('hint.');
    expect(Object.keys(en.sentences[kind]).filter((key) => !used.has(key) && !isRare(key))).toEqual([]);
  });

  test('names misconceptions of the list, and only in what is wrong', () => {
    for (const { options } of exercises) {
      for (const { idea, isRight } of options) expect(idea === '' || (idea in IDEA_NUMBERS && !isRight), idea).toBe(true);
    }
    const shown = new Set(exercises.flatMap(({ options }) => options.map(({ idea }) => idea)).filter((idea) => idea !== ''));
    expect([...shown].sort()).toEqual([...SHOWN_IN[kind]].sort());
  });

  test('is what the machines say, asked once more in the words of goals', () => {
    for (const exercise of exercises.filter((_, place) => place % REPLAYED === 0)) {
      const run = played(exercise);
      const name = `${kind}.${exercise.seed}.${exercise.level}`;
      expect(run.journal.find(exercise.at), name).toBeGreaterThanOrEqual(0);
      if (exercise.frees !== '') expect(run.journal.find(exercise.frees), name).toBeGreaterThan(run.journal.find(exercise.at));
      for (const option of exercise.options) {
        if (option.holds !== '') expect(holds(readGoal(option.holds), run), `${name} ${option.holds}`).toBe(option.isRight);
      }
      const task = stepOf(exercise, en).tasks[0]!;
      for (const { codes, isRight } of task.kind === 'predict' && kind === 'reply' ? task.cases : [])
        expect(cameTrue(codes[0]!, task, run), name).toBe(isRight);
      CHECKS[kind](exercise, run, name);
    }
  });

  test('becomes a task with a question, hints and a citation', () => {
    for (const words of [en, es]) {
      const { tasks, title } = stepOf(exercises[0]!, words);
      expect(title).not.toBe('');
      expect(tasks[0]!.hints).toHaveLength(3);
      expect(tasks[0]!.cases.every(({ told }) => told.length > 0)).toBe(true);
      expect(JSON.stringify(tasks[0]!.after)).toContain('"kind":"rfc"');
    }
  });

  test('is the same for the same seed, and another for another', () => {
    expect(drawnExercise(kind, 7, 2)).toEqual(drawnExercise(kind, 7, 2));
    const different = new Set(exercises.map(({ question, shows, stories }) => JSON.stringify([question, shows, stories])));
    expect(different.size).toBeGreaterThan(12);
  });
});

/** What the journal says of the right answer, looked up by another way than the generator's. */
const CHECKS: Readonly<Record<PracticeKind, (exercise: Exercise, run: Played, name: string) => void>> = {
  legal({ options, frees }, { journal }, name) {
    const right = options.find(({ isRight }) => isRight)!.code;
    const label = journal.label(journal.find(frees));
    const code = new TextDecoder().decode(journal.octets(journal.find(frees)));
    if (right.startsWith('smtp')) expect(right === 'smtp-not', name).toBe(label === '503' || / 5\.5\.1 /.test(code));
    else if (right.startsWith('imap')) expect(right === 'imap-not', name).toBe(label === 'BAD');
    else expect(right === 'pop3-ok', name).toBe(label === '+OK');
  },
  reply({ options, frees }, { journal }, name) {
    expect(journal.label(journal.find(frees)), name).toBe(options.find(({ isRight }) => isRight)!.code);
  },
  recipients: () => undefined,
  path({ options, stories }, { journal, scene }, name) {
    const right = options.find(({ isRight }) => isRight)!.code;
    const sends = (stories[0]!.with as { actions: { at: number }[] }).actions;
    const sentMs = sends.at(-1)!.at;
    const hosts = indices(journal).filter((index) => {
      const isTaken = journal.kind(index) === 'reply' && journal.label(index) === '250' && journal.label(journal.cause(index)) === '(message)';
      return isTaken && journal.at(index) >= sentMs && journal.at(index) < sentMs + 600_000;
    });
    const names = hosts.map((index) => scene.hosts[scene.agents[journal.connections[journal.connection(index)]!.server]!.host]!.name);
    const taken = names.filter((host) => host !== 'smtp.a.org');
    if (right.startsWith('mx')) expect(taken[0], name).toBe(right);
    else expect(taken, name).toEqual([]);
    const isReported = indices(journal).some((index) => journal.kind(index) === 'stored' && journal.label(index) === 'ana@a.org' && journal.at(index) < 600_000);
    expect(isReported, name).toBe(right === 'bounce');
  },
  headers({ options, question, at }, { journal, body }, name) {
    const right = options.find(({ isRight }) => isRight)!.code;
    const octets = body(journal.subject(journal.find(at)))!;
    const stamps = allFields(readHeader(octets), 'Received').map((field) => readReceived(rawValue(octets, field)));
    if (question.key === 'first.asked') expect(right, name).toBe(stamps.at(-1)!.by);
    if (question.key === 'order.asked') expect(right.endsWith(stamps[0]!.by), name).toBe(true);
    if (question.key === 'long.asked') expect(Number(right), name).toBe(Math.round((stamps[0]!.dateMs! - stamps.at(-1)!.dateMs!) / 60_000));
    if (question.key === 'held.asked') expect(['smtp.a.org', 'mx2.b.com'], name).toContain(right);
    if (question.key === 'forged.asked') expect(stamps[Number(right) - 1]!.by, name).toContain('.example');
  },
  codes({ options, at }, { journal }, name) {
    const right = options.find(({ isRight }) => isRight)!.code;
    const said = journal.find(at);
    const soon = indices(journal).filter((index) => index > said && journal.at(index) < journal.at(said) + 60_000);
    const calls = soon.filter((index) => journal.kind(index) === 'open' && journal.label(index) === 'smtp');
    const reports = soon.filter((index) => journal.kind(index) === 'stored' && journal.label(index) === 'ana@a.org');
    if (right === 'next') expect(calls.length, name).toBeGreaterThan(0);
    expect(reports.length > 0, name).toBe(right === 'bounce');
    expect(journal.label(said)[0] === '2', name).toBe(right === 'delivered');
  },
};

const indices = ({ length }: { length: number }): number[] => Array.from({ length }, (_, index) => index);
