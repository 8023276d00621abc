/** The page's clicks at mail programs: each is one deed more of a hand, and so another run. */
import type { Doing, Hand } from '../../run/hands/hand.ts';
import type { Intervention } from '../../run/scenario.ts';
import type { Playback } from '../playback/playback.svelte.ts';
import { turns } from '../turns.ts';
import { columnsChosen } from './chosen.ts';
import type { Problem, ProgramSeen } from '../../worker/api.ts';

export type Use = Extract<Hand, { kind: 'use' }>;

/** How long somebody takes to find the next button, ms. */
const PAUSE_MS = 1000;

function isUse(intervention: Intervention | undefined): intervention is Use {
  return intervention?.kind === 'use';
}

export class Clicks {
  readonly #playback: Playback;
  /** The run that the reader has left: nothing of it opens by itself again. */
  #left = $state.raw<readonly unknown[] | null>(null);
  #number = $state(-1);
  /** A click is on its way: what it does is still computed, or not shown yet. */
  busy = $state(false);
  /** The last click has been computed and has not been shown. */
  #isNew = $state(false);
  readonly #turns = turns();
  /** Those who wait until no click is on its way. */
  #waiting: (() => void)[] = [];

  constructor(playback: Playback) {
    this.#playback = playback;
  }

  /** Place of the hand among the interventions. */
  get number(): number {
    const { interventions, run } = this.#playback;
    if (isUse(interventions[this.#number])) return this.#number;
    const awaited = run?.awaits?.hand ?? -1;
    return this.#left !== interventions && isUse(interventions[awaited]) ? awaited : -1;
  }

  /** The program that is looked at; `null`: none. */
  get hand(): Use | null {
    const { interventions, run } = this.#playback;
    const hand = interventions[this.number];
    return isUse(hand) && run?.recording === null ? hand : null;
  }

  get isNew(): boolean {
    return this.#isNew;
  }

  /** The last click is shown now: the next one goes on from there. */
  shown(): void {
    this.#isNew = false;
    this.#rest();
  }

  /** Clicks one after another, each once the one before is shown: whoever clicks sooner sees what was before. */
  inTurn<T>(click: () => Promise<T>): Promise<T> {
    return this.#turns(async () => {
      await this.#rested();
      return click();
    });
  }

  async #rested(): Promise<void> {
    while (this.busy) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #rest(): void {
    this.busy = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** The program of a device: as it was left, or opened at the moment that is shown. */
  async open(host: string, via?: Use['via']): Promise<void> {
    const { interventions } = this.#playback;
    const known = interventions.findIndex((each) => isUse(each) && each.host === host && (via === undefined || each.via === via));
    if (known >= 0) return this.look(known);
    const there = await this.#programThere(host);
    const deeds = there?.deeds ?? [];
    const how = via ?? (there?.via === 'web' ? 'web' : undefined);
    const columns = columnsChosen();
    const opened = deeds.length > 0 ? deeds : [{ do: 'open', atMs: this.#nowMs, ...(columns && { columns }) } as const];
    const hand: Use = { kind: 'use', host, ...(how && { via: how }), deeds: opened };
    if ((await this.#show([...interventions, hand])).length === 0) this.#number = interventions.length;
  }

  /** What the story's own people have clicked there by now: the reader goes on from it. */
  async #programThere(host: string): Promise<{ via: NonNullable<Use['via']>; deeds: Use['deeds'] } | undefined> {
    const { run, clock } = this.#playback;
    const programs = run ? await run.worker.programs(run.number, clock.index, []).catch(() => []) : [];
    const there = programs.find((each) => each.hand === -1 && each.host === host);
    if (!there) return undefined;
    return { via: there.via, deeds: there.done.filter(({ from }) => from <= clock.index).map(({ deed }) => deed) };
  }

  /** Looks at another program. */
  look(number: number): void {
    this.#number = number;
  }

  /** Fetches by another protocol, or in the browser, from its first click on. */
  async change(via: NonNullable<Use['via']>): Promise<void> {
    const { hand } = this;
    if (hand) await this.#replace({ ...hand, via, deeds: hand.deeds.slice(0, 1) });
  }

  /** At the moment that is shown: what was clicked after it is taken back. `laterMs`: so much later. */
  async click(doing: Doing, seen: ProgramSeen, laterMs = 0): Promise<Problem[]> {
    const { hand } = this;
    const { run, clock } = this.#playback;
    if (!hand || !run) return [];
    const kept = hand.deeds.slice(0, seen.done.filter(({ from }) => from <= clock.index).length);
    const last = seen.done[kept.length - 1];
    const overMs = last && last.to >= 0 ? run.journal.at(last.to) : 0;
    const atMs = Math.max(this.#nowMs, overMs, kept.at(-1)?.atMs ?? 0) + PAUSE_MS + laterMs;
    return this.#replace({ ...hand, deeds: [...kept, { ...doing, atMs }] });
  }

  /** As if the last click had not been. */
  async undo(): Promise<void> {
    const { hand } = this;
    if (hand && hand.deeds.length > 1) await this.#replace({ ...hand, deeds: hand.deeds.slice(0, -1) });
  }

  /** Back to the stage. What was clicked stays, and time goes on. */
  async leave(): Promise<void> {
    const { hand, number } = this;
    const { interventions, run, stepId } = this.#playback;
    this.#number = -1;
    if (hand && run?.awaits) await this.#show(interventions.with(number, { ...hand, runs: true }), stepId);
    this.#left = this.#playback.interventions;
  }

  get #nowMs(): number {
    const { run, clock } = this.#playback;
    return run && clock.index >= 0 && clock.index < run.length ? run.journal.at(clock.index) : 0;
  }

  async #replace(hand: Use): Promise<Problem[]> {
    const { number } = this;
    const { runs: _, ...standing } = hand;
    const problems = await this.#show(this.#playback.interventions.with(number, standing));
    if (problems.length === 0) this.#number = number;
    return problems;
  }

  async #show(interventions: Intervention[], step?: string): Promise<Problem[]> {
    this.busy = true;
    try {
      const problems = await this.#playback.show({ interventions }, ...(step ? [{ id: step, byLink: false }] : []));
      this.#isNew = problems.length === 0 && step === undefined;
      return problems;
    } finally {
      if (!this.#isNew) this.#rest();
    }
  }
}
