/** The page's hands: what has been said by hand is an intervention like others, and each line more is another run. */
import type { GivenReply, Spoken, Taken } from '../../run/hands/hand.ts';
import type { Intervention } from '../../run/scenario.ts';
import type { Speaking } from './speaking.ts';
import type { Playback } from '../playback/playback.svelte.ts';

const KINDS: Readonly<Record<Spoken['kind'], true>> = { call: true, type: true, serve: true, act: true };

function isHand(intervention: Intervention): intervention is Spoken {
  return Object.hasOwn(KINDS, intervention.kind);
}

export class Hands implements Speaking {
  readonly #playback: Playback;
  /** The run that the reader has left; nothing of it opens by itself again. */
  #left = $state.raw<readonly unknown[] | null>(null);
  #isOpen = $state(false);
  /** Something was asked for that is not there yet. */
  busy = $state(false);

  constructor(playback: Playback) {
    this.#playback = playback;
  }

  /** The number of the hand that is worked with, -1 for none: the one that the run waits for, else the last. */
  get number(): number {
    const { run, interventions } = this.#playback;
    return run?.awaits?.hand ?? interventions.findLastIndex((each) => isHand(each));
  }

  /** The hand that is worked with now. Reactive. */
  get hand(): Spoken | null {
    const { interventions, run } = this.#playback;
    const hand = interventions[this.number];
    const isWanted = this.#isOpen || (run?.awaits != null && this.#left !== interventions);
    return hand && isHand(hand) && isWanted && run?.recording === null ? hand : null;
  }

  /** Begins with a hand of this kind. */
  async begin(hand: Spoken): Promise<void> {
    this.#isOpen = await this.#show([...this.#playback.interventions, hand]);
  }

  say(lines: readonly string[]): Promise<boolean> {
    const { hand } = this;
    return hand && 'lines' in hand ? this.#replace({ ...hand, lines: [...hand.lines, ...lines] }) : Promise.resolve(false);
  }

  answer(reply: GivenReply): Promise<boolean> {
    const { hand } = this;
    return hand?.kind === 'serve' ? this.#replace({ ...hand, replies: [...hand.replies, reply] }) : Promise.resolve(false);
  }

  /** Decides in an agent's place. What was noted for later does not fit what has become of the run. */
  decide(taken: Taken): Promise<boolean> {
    const { hand } = this;
    if (hand?.kind !== 'act') return Promise.resolve(false);
    const used = this.#playback.run?.awaits?.used ?? hand.taken.length;
    return this.#replace({ ...hand, taken: [...hand.taken.slice(0, used), taken] });
  }

  /** As if what was said last had not been said. */
  undo(): Promise<boolean> {
    const { hand } = this;
    if (!hand) return Promise.resolve(false);
    return this.#replace(shortened(hand));
  }

  /** Time goes on without the person, or stands again. */
  letRun(runs: boolean): Promise<boolean> {
    const { hand } = this;
    return hand ? this.#replace({ ...hand, runs }) : Promise.resolve(false);
  }

  /** The story goes on with what has been said; without a word it is as it was. */
  async leave(): Promise<void> {
    const { hand, number } = this;
    if (!hand) return;
    const others = this.#playback.interventions.filter((_, each) => each !== number);
    const isEmpty = ('lines' in hand && hand.lines.length === 0) || (hand.kind === 'act' && hand.taken.length === 0);
    if (isEmpty) await this.#show(others);
    else if (this.#playback.run?.awaits) await this.letRun(true);
    this.#isOpen = false;
    this.#left = this.#playback.interventions;
  }

  #replace(hand: Spoken): Promise<boolean> {
    const { number } = this;
    return this.#show(this.#playback.interventions.map((each, place) => (place === number ? hand : each)));
  }

  async #show(interventions: Playback['interventions']): Promise<boolean> {
    this.busy = true;
    try {
      return (await this.#playback.show({ interventions })).length === 0;
    } finally {
      this.busy = false;
    }
  }
}

/** Without what was said, answered or decided last. Who takes something back wants to decide again. */
function shortened(hand: Spoken): Spoken {
  if (hand.kind === 'serve') return { ...hand, replies: hand.replies.slice(0, -1) };
  if (hand.kind === 'act') return { ...hand, taken: hand.taken.slice(0, -1), runs: false };
  return { ...hand, lines: hand.lines.slice(0, -1) };
}
