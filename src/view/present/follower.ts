/** Goes where the lectern is: to the next step and the one before with their movement, anywhere else at once. */
import type { Playback } from '../playback/playback.svelte.ts';
import { parseLink, plainPlace } from '../playback/link.ts';
import { nextStep, previousStep } from '../playback/steps.ts';
import type { OnWall } from './channel.ts';

export class Follower {
  readonly #playback: Playback;
  /** What is on the wall, but for the step. */
  #story = '';
  #asked = 0;

  constructor(playback: Playback) {
    this.#playback = playback;
  }

  async follow({ link, files }: OnWall): Promise<void> {
    const asked = ++this.#asked;
    // without what reads it, the wall stays where it is until the next step
    const parsed = await parseLink(link).catch(() => null);
    // the lectern has gone elsewhere meanwhile
    if (!parsed || asked !== this.#asked) return;
    const { place } = parsed;
    const story = JSON.stringify({ ...place, step: '', grain: '', language: '', files: files.map(({ name }) => name) });
    if (story === this.#story) return this.#go(place.step);
    this.#story = story;
    if (files.length > 0) await this.#playback.read(files, '', { id: place.step, byLink: true });
    else await this.#playback.open(place);
    this.#playback.clock.grain = place.grain;
  }

  /** It has arrived there, and nothing moves. */
  isAt(link: string): boolean {
    return !this.#playback.clock.moving && this.#indexOf(plainPlace(link).place.step) === this.#playback.clock.index;
  }

  #indexOf(step: string): number {
    return step === '' ? (this.#playback.beats[0] ?? 0) : (this.#playback.run?.journal.find(step) ?? -1);
  }

  #go(step: string): void {
    const { clock, steps } = this.#playback;
    const target = this.#indexOf(step);
    if (target < 0 || target === clock.index) return;
    if (nextStep(steps, clock.index) === target) clock.next();
    else if (previousStep(steps, clock.index) === target) clock.back();
    else clock.seek(target);
  }
}
