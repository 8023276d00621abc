/** The versions of letters: which there are by a step, who made each, and how long each hop took. */
import type { Journal } from '../../../sim/journal.ts';

export interface Version {
  message: number;
  /** Entry in which it came to be. */
  index: number;
  /** Agent that made it. */
  by: number;
  at: number;
  /** The fields that were added, or '' for the letter as written. */
  field: string;
}

/** Reads versions out of a journal that may still grow. */
export class Versions {
  readonly made: Version[] = [];
  readonly #journal: Journal;
  readonly #of = new Map<number, Version>();
  #read = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  extend(length: number): this {
    for (; this.#read < length; this.#read++) this.#add(this.#read);
    return this;
  }

  #add(index: number): void {
    const journal = this.#journal;
    const kind = journal.kind(index);
    const message = journal.subject(index);
    if (message < 0 || (kind !== 'composed' && kind !== 'trace' && kind !== 'note')) return;
    if (kind === 'note' && journal.label(index) !== 'bounce.made') return;
    const field = kind === 'trace' ? journal.label(index) : '';
    const known = this.#of.get(message);
    // who takes a letter may write several fields at once: Received, and what was found out about the sender
    if (known) return void (known.field = [known.field, field].filter(Boolean).join(', '));
    const version = { message, index, by: journal.from(index), at: journal.at(index), field };
    this.#of.set(message, version);
    this.made.push(version);
  }
}

/** From the letter as written to this version. */
export function lineage(journal: Journal, message: number): number[] {
  const chain: number[] = [];
  for (let version = message; version >= 0; version = journal.messages[version]?.parent ?? -1) chain.unshift(version);
  return chain;
}

const ABOUT_LETTERS = new Set(['composed', 'text', 'trace', 'queued', 'dequeued', 'stored', 'removed', 'flagged', 'fetched']);

/** The version that a step is about; else the last one made by then; -1 if there is none yet. */
export function versionAt(journal: Journal, made: readonly Version[], index: number): number {
  if (index >= 0 && index < journal.length && ABOUT_LETTERS.has(journal.kind(index)) && journal.subject(index) >= 0)
    return journal.subject(index);
  let latest = -1;
  for (const version of made) {
    if (version.index > index) break;
    latest = version.message;
  }
  return latest;
}

export interface Hop {
  version: Version;
  /** Since the version before, in virtual milliseconds. */
  tookMs: number;
}

/** The hops that a version has behind it, in order. */
export function hopsOf(journal: Journal, made: readonly Version[], message: number): Hop[] {
  const known = new Map(made.map((version) => [version.message, version]));
  const versions = lineage(journal, message).flatMap((number) => known.get(number) ?? []);
  return versions.map((version, place) => ({ version, tookMs: place === 0 ? 0 : version.at - versions[place - 1]!.at }));
}
