/** The cursor of the whole page and its one animation loop. Time here is presentation time: how long a step is shown, not how long it took. */
import { isSeen, paceOf, partAfter, timeOf, travels, type Pace } from './pace.ts';
import type { Grain } from './panel.ts';
import { atOrBefore, nextStep, previousStep } from './steps.ts';

export const SPEEDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 50] as const;
export type Speed = (typeof SPEEDS)[number];

/** A frame that comes later than this (a hidden page, a debugger) does not jump ahead. */
const LONGEST_FRAME_MS = 250;
/** What is taken back goes as much faster than it came. */
const BACKWARDS = 2;

/** What calls back before each frame; the browser's own unless a test brings another. */
export interface Frames {
  request(callback: (atMs: number) => void): number;
  cancel(handle: number): void;
}
const browserFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

/** What the clock runs over: ascending indices. Steps are among the beats. */
export interface Score {
  beats: readonly number[];
  steps: readonly number[];
  /** No more beats will come. */
  done: boolean;
  /** How many letters an entry gives to read. */
  letters: (index: number) => number;
}

export class Clock {
  /** The entry that is shown now. */
  index = $state(0);
  /** How far that entry's own movement is: 0 as it leaves, 1 as it has arrived. */
  progress = $state(1);
  playing = $state(false);
  speed = $state<Speed>(1);
  grain = $state<Grain>('message');
  /** The reader wants no movement: every step is shown as it ends. */
  still = $state(false);

  /** `progress` as it is to be drawn. Without movement each beat is shown as it ends; its time passes all the same. */
  get position(): number {
    return this.still || !travels(this.speed) ? 1 : this.progress;
  }

  /** It goes so fast that words are not shown on their way, only what was said and what stands where. */
  get blurred(): boolean {
    return this.playing && !isSeen(this.speed);
  }

  /** Where to stop, before the entry that is shown or after it; -1 while playing on and on. */
  #until = $state(-1);
  #handle = 0;
  #lastMs = -1;
  /** So long nothing goes on. */
  #heldMs = 0;
  #score: () => Score;
  #frames: Frames;

  constructor(score: () => Score, frames: Frames = browserFrames) {
    this.#score = score;
    this.#frames = frames;
  }

  /** Is something moving, be it playing or one step under way? */
  get moving(): boolean {
    return this.playing || this.#until >= 0;
  }

  /** Shows an entry at once, at its end, and stays there. */
  seek(index: number): void {
    this.#rest();
    this.index = index;
    this.progress = 1;
  }

  first(): void {
    this.seek(this.#score().beats[0] ?? 0);
  }
  last(): void {
    this.seek(this.#score().steps.at(-1) ?? 0);
  }
  /** One step back: what stands here is taken back, then the step before is shown as it ended. Asked again meanwhile, it is there at once. */
  back(): void {
    if (this.#until >= 0) this.seek(this.#until);
    const { steps, beats } = this.#score();
    const target = Math.max(previousStep(steps, this.index), beats[0] ?? 0);
    if (this.still || target >= this.index) return this.seek(target);
    this.playing = false;
    this.#begin(target);
  }

  /** One step on: its beats are played, then it rests. Asked again while one is under way, that one ends at once and the next begins. */
  next(): void {
    const { steps } = this.#score();
    if (this.#until >= 0) this.seek(this.#until);
    const target = nextStep(steps, this.index);
    if (target <= this.index) return this.seek(this.index);
    if (this.still) return this.seek(target);
    this.playing = false;
    this.#begin(target);
  }

  /** Plays from the very beginning, the first entry too. */
  start(): void {
    this.first();
    this.progress = 0;
    this.play();
  }

  play(): void {
    const { beats, done } = this.#score();
    if (done && this.index >= (beats.at(-1) ?? 0)) this.first();
    this.playing = true;
    this.#begin(-1);
  }
  pause(): void {
    this.#rest();
  }
  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** While the camera is under way, no card is. */
  hold(ms: number): void {
    if (this.moving) this.#heldMs = ms;
  }

  /** Ends the loop for good. */
  destroy(): void {
    this.#rest();
  }

  #begin(until: number): void {
    this.#until = until;
    if (this.#handle === 0) this.#request();
  }
  #rest(): void {
    this.playing = false;
    this.#until = -1;
    if (this.#handle !== 0) this.#frames.cancel(this.#handle);
    this.#handle = 0;
    this.#lastMs = -1;
    this.#heldMs = 0;
  }
  #request(): void {
    this.#handle = this.#frames.request((atMs) => this.#frame(atMs));
  }

  #frame(atMs: number): void {
    const elapsedMs = this.#lastMs < 0 ? 0 : Math.min(atMs - this.#lastMs, LONGEST_FRAME_MS);
    this.#lastMs = atMs;
    const heldMs = Math.min(elapsedMs, this.#heldMs);
    this.#heldMs -= heldMs;
    this.#advance(elapsedMs - heldMs);
    if (this.moving) this.#request();
    else this.#rest();
  }

  /** How long the entry that is shown takes. After one step by hand the reader has all the time there is. */
  #pace(): Pace {
    const { steps, letters } = this.#score();
    const pace = paceOf(this.speed, this.grain, letters(this.index), steps[atOrBefore(steps, this.index)] === this.index);
    return this.index === this.#until ? { ...pace, restMs: 0 } : pace;
  }

  /** Goes on by some time, in which many beats may pass at high speed. */
  #advance(ms: number): void {
    if (this.#until >= 0 && this.#until < this.index) return this.#takeBack(ms * BACKWARDS);
    let left = ms;
    while (this.moving) {
      const pace = this.#pace();
      const gone = timeOf(pace, this.progress) + left;
      const whole = pace.travelMs + pace.restMs;
      if (gone < whole) {
        this.progress = partAfter(pace, gone);
        return;
      }
      left = gone - whole;
      this.progress = 1;
      if (this.index === this.#until) return this.#rest();
      if (!this.#nextBeat()) return;
    }
  }

  /** Only movement is taken back, not the time to read. A longer way back is not played: only its end. */
  #takeBack(ms: number): void {
    const pace = { ...this.#pace(), restMs: 0 };
    this.progress = partAfter(pace, timeOf(pace, this.progress) - ms);
    if (this.progress <= 0) this.seek(this.#until);
  }

  /** False if no beat follows: at the end everything rests; while the run is being computed it waits. */
  #nextBeat(): boolean {
    const { beats, done } = this.#score();
    const next = beats[atOrBefore(beats, this.index) + 1];
    if (next === undefined) {
      if (done) this.#rest();
      return false;
    }
    this.index = next;
    this.progress = 0;
    return true;
  }
}
