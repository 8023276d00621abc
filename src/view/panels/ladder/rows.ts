/** What the ladder shows, kept up as the journal grows: an arrow for what travels, a knot for what happens in one place. */
import type { Journal, Kind } from '../../../sim/journal.ts';
import type { Scene } from '../../../run/scenario.ts';
import { isSaid } from '../../playback/crossing.ts';
import { isShown } from '../../playback/steps.ts';

const KNOTS = new Set<Kind>(['composed', 'trace', 'queued', 'stored', 'removed', 'fetched', 'timer', 'fault', 'intervention', 'close']);

export type Rung = 'arrow' | 'knot' | 'segment';

/** How an entry is drawn, or `undefined` if it is not. A decision is drawn when it is a step. */
export function rungOf(journal: Journal, index: number): Rung | undefined {
  const kind = journal.kind(index);
  if (kind === 'note') return isShown(journal.label(index)) ? 'knot' : undefined;
  if (kind === 'segment') return 'segment';
  if (kind === 'open' || isSaid(journal, index)) return 'arrow';
  return KNOTS.has(kind) ? 'knot' : undefined;
}

export class LadderRows {
  /** Entries in order; those of one run, with or without segments. */
  readonly entries: number[] = [];
  /** Hosts that have taken part, in the scene's order. */
  hosts: number[] = [];
  readonly #journal: Journal;
  readonly #scene: Scene;
  readonly #segments: boolean;
  #read = 0;

  constructor(journal: Journal, scene: Scene, segments: boolean) {
    this.#journal = journal;
    this.#scene = scene;
    this.#segments = segments;
  }

  extend(length: number): this {
    for (; this.#read < length; this.#read++) this.#add(this.#read);
    return this;
  }

  #add(index: number): void {
    const rung = rungOf(this.#journal, index);
    if (rung === undefined || (rung === 'segment' && !this.#segments)) return;
    this.entries.push(index);
    this.#meet(this.#journal.from(index));
    this.#meet(this.#journal.to(index));
  }

  #meet(agent: number): void {
    const host = this.#scene.agents[agent]?.host;
    if (host === undefined || this.hosts.includes(host)) return;
    this.hosts = [...this.hosts, host].sort((one, other) => one - other);
  }
}
