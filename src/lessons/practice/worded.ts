/** An exercise in words: a task of the lesson room, and what a sheet of paper needs. */
import { own } from '../../own.ts';
import type { Block, Case, Span, Step, Task } from '../lesson.ts';
import type { Exercise, PracticeKind, Sentence } from './exercise.ts';

/** What is needed of the words of practice, in any language. */
export interface ExerciseWords {
  kinds: Readonly<Record<PracticeKind, { asks: string }>>;
  sentences: Readonly<Record<PracticeKind, Readonly<Record<string, string>>>>;
}

/** The text of a sentence: between grave accents stands what is on the wire; blanks are filled. */
export function spansOf(template: string, values: Sentence['values']): Span[] {
  return template.split('`').flatMap((piece, place): Span[] => {
    const text = piece.replace(/\{(\w+)\}/g, (_, name: string) => own(values, name) ?? '');
    if (text === '') return [];
    return place % 2 === 1 ? [{ text, style: 'code' }] : [{ text }];
  });
}

/** Sentences of one kind of exercise. What has no sentence is told by its key. */
export class Wording {
  readonly #sentences: Readonly<Record<string, string>>;

  constructor({ kind }: Exercise, words: ExerciseWords) {
    this.#sentences = words.sentences[kind];
  }

  spans(...sentences: readonly Sentence[]): Span[] {
    return sentences.flatMap(({ key, values }, place) => {
      const spans = key === '' ? spansOf('`{text}`', values) : spansOf(own(this.#sentences, key) ?? key, values);
      return place === 0 ? spans : [{ text: ' ' }, ...spans];
    });
  }
}

export const exerciseName = ({ kind, seed, level }: Pick<Exercise, 'kind' | 'seed' | 'level'>): string => `${kind}.${seed}.${level}`;

/** The exercise as a step of a lesson with one task. */
export function stepOf(exercise: Exercise, words: ExerciseWords): Step {
  const { at, near, stories, kind } = exercise;
  const task = taskOf(exercise, words);
  return {
    title: words.kinds[kind].asks,
    story: stories[0]?.key ?? '',
    at,
    look: '',
    near,
    open: '',
    hide: '',
    blocks: [],
    tasks: [task],
    line: 0,
  };
}

function taskOf(exercise: Exercise, words: ExerciseWords): Task {
  const wording = new Wording(exercise, words);
  const { asks, frees, question, shows, options, hints, rule, rfc, section } = exercise;
  const right = options.find(({ isRight }) => isRight)?.code ?? '';
  const cases = options.map(({ code, isRight, says, told, idea }): Case => ({
    isRight,
    codes: [code],
    ideas: idea === '' ? [] : [idea],
    says: says ? wording.spans(says) : [],
    told: [paragraph(wording.spans(...told))],
    line: 0,
  }));
  return {
    ...NOTHING,
    name: exerciseName(exercise),
    kind: asks,
    at: frees,
    question: [paragraph(wording.spans(question)), ...(shows.length > 0 ? [{ type: 'code' as const, text: shows.join('\n') }] : [])],
    cases,
    hints: hints.map((hint) => wording.spans(hint)),
    solution: `choose ${right}`,
    after: [paragraph([...wording.spans(rule), { text: ' (' }, cited(rfc, section), { text: ').' }])],
  };
}

/** What an exercise has nothing of. */
const NOTHING = {
  ...{ as: '', goal: '', isCheck: false, may: '', isOnStage: false, edits: [], of: [], measures: '' as const, on: [], within: '' },
  ...{ isAll: false, counts: '', isWhen: false, holds: '', pairs: null, wrong: [], line: 0 },
};

const paragraph = (spans: Span[]): Block => ({ type: 'paragraph', spans });

function cited(rfc: number, section: string): Span {
  return { text: section === '' ? `RFC ${rfc}` : `RFC ${rfc} §${section}`, to: { kind: 'rfc', rfc, section } };
}
