/** What people change in a run, looked up by the step at which they change it. */
import { isHand } from './hands/hand.ts';
import { Hands } from './hands/hands.ts';
import type { Intervention } from './scenario.ts';

/** Interventions that wait for a step, by its id. */
export class Interventions {
  readonly #says = new Map<string, string>();
  readonly #replies = new Map<string, string>();
  readonly #cuts = new Set<string>();
  readonly #denials = new Map<string, string>();
  readonly #decisions: Map<string, string>;
  readonly hands = new Hands();
  /** Nothing waits for any step: ids need not be made. */
  readonly none: boolean;

  /**
   * `first`: number of the first of them, as a hand says which one it is; those of the plot come before 0.
   * `decisions`: replies that servers give as if of themselves, by the ids of their steps.
   */
  constructor(interventions: readonly Intervention[], first = 0, decisions: ReadonlyMap<string, string> = new Map()) {
    this.#decisions = new Map(decisions);
    for (const [place, intervention] of interventions.entries()) {
      if (intervention.off) continue;
      if (isHand(intervention)) this.hands.add(intervention, first + place);
      else if (intervention.kind === 'say') this.#says.set(intervention.at, intervention.line);
      else if (intervention.kind === 'reply') this.#replies.set(intervention.at, intervention.reply);
      else if (intervention.kind === 'cut') this.#cuts.add(intervention.at);
      else if (intervention.kind === 'deny') this.#denials.set(intervention.at, intervention.fact);
    }
    const waiting = [this.#says, this.#replies, this.#cuts, this.#denials, this.#decisions];
    this.none = waiting.every(({ size }) => size === 0) && this.hands.none;
  }

  /** The line to be said at this step instead, without CRLF. Each is used once: a later step may come to bear the same name. */
  takeLine(id: string): string | undefined {
    return taken(this.#says, id);
  }
  takeReply(id: string): string | undefined {
    return taken(this.#replies, id);
  }
  takeDecision(id: string): string | undefined {
    return taken(this.#decisions, id);
  }
  /** The fact that an agent's chart is not to believe at the step of this id. */
  takeDenial(id: string): string | undefined {
    return taken(this.#denials, id);
  }
  takeCut(id: string): boolean {
    return this.#cuts.delete(id);
  }
}

function taken(waiting: Map<string, string>, id: string): string | undefined {
  const found = waiting.get(id);
  waiting.delete(id);
  return found;
}
