/** A task while it is being solved: what was tried, what was said to it, how many hints are open. */
import type { Intervention } from '../../run/scenario.ts';
import type { Measures } from '../../run/measures.ts';
import type { Case, Task } from '../../lessons/lesson.ts';
import { Bench } from '../mime/bench.svelte.ts';
import type { Attempted, MailscopeWorker, Telling } from '../../worker/api.ts';

/** `solved` by the reader, or `shown` to them; `missed`: in a test, where there is one answer. */
export type Outcome = 'open' | 'solved' | 'shown' | 'missed';

/** What is told of the last act: a case of the task, or a key of the page's words. */
export type Told = { kind: 'case'; case: Case; isRight: boolean } | { kind: 'word'; word: 'notIt' | 'notYet' | 'retry' | 'shown' | 'right' };

/** What the room does about it. */
export interface Hearer {
  /** Somebody has solved it, or has seen how. */
  onend: (solving: Solving) => void;
  onmissed: (ideas: readonly string[]) => void;
  /** An attempt is to be seen on the stage. */
  onplayed: (attempted: Attempted | null, shown: boolean) => void;
}

export class Solving {
  readonly task: Task;
  outcome = $state<Outcome>('open');
  tries = $state(0);
  hints = $state(0);
  told = $state.raw<Told | null>(null);
  /** Of `type`: what has been said so far. Of `find`: marks. */
  given = $state.raw<readonly string[]>([]);
  /** The last answer: codes, left and right cells, or lines. */
  response: readonly string[] = [];
  /** What the last attempt changed in the story. */
  played = $state.raw<readonly Intervention[]>([]);
  /** What is being written, and has not left. */
  typed = $state('');
  /** The last attempt went back to before its first line. */
  isBack = $state(false);
  busy = $state(false);
  /** One answer counts, and nothing is said to it. */
  isTest = $state(false);
  readonly #worker: MailscopeWorker;
  readonly #telling: Telling;
  readonly #hearer: Hearer;

  constructor(task: Task, worker: MailscopeWorker, telling: Telling, hearer: Hearer) {
    this.task = task;
    this.#worker = worker;
    this.#telling = telling;
    this.#hearer = hearer;
  }

  get isOpen(): boolean {
    return this.outcome === 'open';
  }

  /** A choice: its first code. */
  choose(code: string): void {
    this.response = [code];
    this.#judged(this.task.cases.find(({ codes }) => codes.includes(code)));
  }

  /** A mark is clicked: the answer, or with `all` one more or one less of it. */
  click(mark: string): void {
    if (!this.isOpen) return;
    if (!this.task.isAll) {
      this.given = [mark];
      this.response = [mark];
      return this.#judged(this.#caseOf(mark));
    }
    this.given = this.given.includes(mark) ? this.given.filter((each) => each !== mark) : [...this.given, mark];
  }

  /** With `all`: what is wrong is told first, then what is missing. */
  clicked(): void {
    this.response = this.given;
    const wrong = this.given.map((mark) => this.#caseOf(mark)).find((each) => !each?.isRight);
    const missing = this.task.cases.find(({ isRight, codes }) => isRight && !codes.some((code) => this.given.includes(code)));
    const isClean = this.given.every((mark) => this.#caseOf(mark) !== undefined);
    if (!missing && isClean && !wrong) return this.#reached();
    this.#missed(wrong ?? (isClean ? missing : undefined));
  }

  /** The case of a mark; `header` stands for fields that no other case names. */
  #caseOf(mark: string): Case | undefined {
    const { cases } = this.task;
    const kind = mark.replace(/:.*/s, '');
    return cases.find(({ codes }) => codes.includes(mark)) ?? cases.find(({ codes }) => codes.includes(kind));
  }

  /** Pairs, or an order: `wrong` is the left cell of the first that is not as it should be, '' if all are; `cells`: what was arranged. */
  arrange(wrong: string, cells: readonly string[]): void {
    this.response = cells;
    if (wrong === '') this.#reached();
    else this.#missed(this.task.cases.find(({ codes }) => codes.includes(wrong)));
  }

  /** One more line of a dialogue. */
  say(line: string): Promise<void> {
    this.given = [...this.given, line];
    return this.attempt(this.given.join('\n'));
  }

  /** Everything that is done freely is played by the machines. */
  async attempt(words: string, isShown = false): Promise<void> {
    this.busy = true;
    this.isBack = false;
    this.response = words.split('\n');
    try {
      const attempted = await this.#worker.attempt(this.#telling, this.task, words);
      this.played = attempted.interventions;
      this.#hearer.onplayed(attempted, isShown);
      this.#heard(attempted, isShown);
    } finally {
      this.busy = false;
    }
  }

  #heard(attempted: Attempted, isShown: boolean): void {
    const told = this.task.cases[attempted.told];
    if (attempted.isReached) return this.#reached(told, isShown);
    if (this.isTest && this.#goesOn(attempted)) return;
    if (told) this.#missed(told);
    else if (this.#goesOn(attempted)) this.told = { kind: 'word', word: 'notYet' };
    else this.#missed(undefined, 'retry');
    if (!attempted.isOver || !this.isOpen) return;
    this.isBack = true;
    this.restart();
  }

  /** A dialogue is not over with a wrong line. */
  #goesOn({ isOver }: Attempted): boolean {
    return this.task.kind === 'type' && !isOver;
  }

  /** The letter that is to be mended, on a bench of its own. */
  async bench(): Promise<Bench> {
    const bench = new Bench(this.#worker);
    await bench.open(await this.#worker.letterToRepair(this.#telling, this.task));
    return bench;
  }

  /** Back to before the first line. */
  restart(): void {
    this.given = [];
    this.#hearer.onplayed(null, false);
  }

  /** What the stories of a comparison cost. */
  measured(): Promise<{ story: string; measures: Measures }[]> {
    return this.#worker.measure(this.#telling.stories, this.task);
  }

  /** In a test: nothing more will be said. */
  giveUp(): void {
    this.outcome = 'missed';
    this.#hearer.onend(this);
  }

  /** The solution plays. */
  async show(): Promise<void> {
    const { kind, solution, cases } = this.task;
    if (['type', 'serve', 'break', 'repair'].includes(kind)) {
      this.given = kind === 'type' ? solution.split('\n') : [];
      return this.attempt(solution, true);
    }
    if (kind === 'find') this.given = cases.filter(({ isRight }) => isRight).map(({ codes }) => codes[0]!);
    const right = this.task.isAll ? undefined : cases.find(({ isRight }) => isRight);
    this.#reached(right, true);
  }

  #judged(found: Case | undefined): void {
    if (found?.isRight) this.#reached(found);
    else this.#missed(found);
  }

  #reached(found?: Case, isShown = false): void {
    if (!isShown) this.tries++;
    this.outcome = isShown ? 'shown' : 'solved';
    this.told = found ? { kind: 'case', case: found, isRight: true } : { kind: 'word', word: isShown ? 'shown' : 'right' };
    this.#hearer.onend(this);
  }

  #missed(found: Case | undefined, word: 'notIt' | 'retry' = 'notIt'): void {
    this.tries++;
    this.told = found ? { kind: 'case', case: found, isRight: false } : { kind: 'word', word };
    this.#hearer.onmissed(found?.ideas ?? []);
    if (!this.isTest) return;
    this.outcome = 'missed';
    this.#hearer.onend(this);
  }
}
