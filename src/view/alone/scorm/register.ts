/** A package and the LMS that has opened it: progress comes from there and goes there, and so does every answer. */
import { BEGINNING, type LessonProgress } from '../../lessons/progress.ts';
import type { Answer, Keeper } from '../../lessons/keeper.ts';
import { together, type Counted } from '../../lessons/score/contract.ts';
import type { Lms } from './api.ts';
import { keptAs, keptIn } from './kept.ts';
import { ASKED, interacted, lasted, reported, type Told } from './values.ts';

export interface Registered {
  id: string;
  tasks: readonly Counted[];
  /** How many steps it has. */
  steps: number;
}

/** The clocks of the page. */
export interface Clocks {
  /** Since any moment, ms. */
  nowMs: () => number;
  /** Since 1970, ms. */
  dateMs: () => number;
}

export class Register {
  readonly #lms: Lms;
  readonly #lessons: readonly Registered[];
  readonly #clocks: Clocks;
  readonly #progress: Map<string, LessonProgress>;
  readonly #beganMs: number;
  #answers: number;
  #place = '';
  /** When the question that is open could first be answered, ms. */
  #askedMs: number;
  #isOver = false;

  /** The LMS has been asked to begin; what it refuses later is lost, and the lesson goes on. */
  constructor(lms: Lms, lessons: readonly Registered[], clocks: Clocks) {
    this.#lms = lms;
    this.#lessons = lessons;
    this.#clocks = clocks;
    this.#beganMs = this.#askedMs = clocks.nowMs();
    const names = ASKED[lms.version];
    const found = keptIn(lms.get(names.kept), this.#kept());
    this.#progress = found.progress;
    if (found.progress.size === 0) this.#recallPlace(lms.get(names.place), lms.get(names.status));
    const count = Number(lms.get(names.count) || NaN);
    this.#answers = Number.isSafeInteger(count) && count > 0 ? count : found.answers;
    this.#tell();
  }

  /** An LMS that has forgotten what was suspended may still know the place, or that all of it is done. */
  #recallPlace(place: string, status: string): void {
    const [, id = '', step = ''] = /^([a-z0-9-]+)\.(\d{1,3})$/.exec(place) ?? [];
    const isDone = status === 'completed' || status === 'passed';
    for (const lesson of this.#lessons) {
      if (isDone) this.#progress.set(lesson.id, { ...BEGINNING, state: 'done', done: true });
      else if (lesson.id === id && Number(step) < lesson.steps)
        this.#progress.set(id, { ...BEGINNING, state: 'begun', step: Number(step) });
    }
  }

  #kept(): { id: string; tasks: string[] }[] {
    return this.#lessons.map(({ id, tasks }) => ({ id, tasks: tasks.map(({ name }) => name) }));
  }

  keeperOf(id: string): Keeper {
    return {
      recall: () => this.#progress.get(id) ?? BEGINNING,
      keep: (progress) => {
        this.#progress.set(id, progress);
        this.#place = `${id}.${progress.step}`;
        this.#tell();
      },
      heard: (answer) => this.#heard(id, answer),
      asked: () => (this.#askedMs = this.#clocks.nowMs()),
    };
  }

  #heard(lesson: string, answer: Answer): void {
    const nowMs = this.#clocks.nowMs();
    const latencyMs = nowMs - this.#askedMs;
    this.#askedMs = nowMs;
    this.#set(interacted(this.#lms.version, { number: this.#answers, lesson, answer, latencyMs, atMs: this.#clocks.dateMs() }));
    this.#answers++;
  }

  #tell(): void {
    const standings = this.#lessons.map(({ id, tasks }) => ({ standing: this.#progress.get(id) ?? BEGINNING, tasks }));
    const kept = keptAs(this.#kept(), this.#progress, this.#answers);
    this.#set(reported(this.#lms.version, { ...together(standings), kept, place: this.#place }));
    this.#lms.commit();
  }

  #set(told: readonly Told[]): void {
    if (!this.#isOver) for (const [name, value] of told) this.#lms.set(name, value);
  }

  /** The window is left; once. */
  end(): void {
    if (this.#isOver) return;
    this.#set([lasted(this.#lms.version, this.#clocks.nowMs() - this.#beganMs)]);
    this.#lms.commit();
    this.#lms.end();
    this.#isOver = true;
  }
}
