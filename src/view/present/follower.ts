/** Goes where the lectern is: to the next step and the one before with their movement, anywhere else at once. */
import type { Desk } from '../playback/desk.svelte.ts';
import { parseLink } from '../playback/link.ts';
import { nextStep, previousStep } from '../playback/steps.ts';
import type { OnWall } from './channel.ts';

export class Follower {
  readonly #desk: Desk;
  /** What is on the wall, but for the step. */
  #story = '';

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async follow({ link, files }: OnWall): Promise<void> {
    const { place } = parseLink(link);
    const story = JSON.stringify({ ...place, step: '', grain: '', language: '', files: files.map(({ name }) => name) });
    if (story === this.#story) return this.#go(place.step);
    this.#story = story;
    if (files.length > 0) await this.#desk.read(files, '', { id: place.step, byLink: true });
    else await this.#desk.open(place);
    this.#desk.clock.grain = place.grain;
  }

  /** It has arrived there, and nothing moves. */
  isAt(link: string): boolean {
    return !this.#desk.clock.moving && this.#indexOf(parseLink(link).place.step) === this.#desk.clock.index;
  }

  #indexOf(step: string): number {
    return step === '' ? (this.#desk.beats[0] ?? 0) : (this.#desk.run?.journal.find(step) ?? -1);
  }

  #go(step: string): void {
    const { clock, steps } = this.#desk;
    const target = this.#indexOf(step);
    if (target < 0 || target === clock.index) return;
    if (nextStep(steps, clock.index) === target) clock.next();
    else if (previousStep(steps, clock.index) === target) clock.back();
    else clock.seek(target);
  }
}
