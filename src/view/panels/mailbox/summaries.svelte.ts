/** What a mailbox list shows of each letter. Asked of the worker for the rows that are seen, and kept. */
import { SvelteMap } from 'svelte/reactivity';
import type { Letter } from '../../../worker/api.ts';
import type { RunView } from '../../playback/panel.ts';

export interface Summary {
  from: string;
  subject: string;
  /** Milliseconds since the epoch of its Date field; NaN if there is none that can be read. */
  dateMs: number;
  attachments: number;
}

export class Summaries {
  readonly #run: RunView;
  readonly #known = new SvelteMap<number, Summary>();
  readonly #asked = new Set<number>();

  constructor(run: RunView) {
    this.#run = run;
  }

  /** The summary, or `undefined` until the worker has answered. Reactive. */
  of(message: number): Summary | undefined {
    return this.#known.get(message);
  }

  /** Asks for it, once. */
  want(message: number): void {
    if (this.#asked.has(message)) return;
    this.#asked.add(message);
    this.#run.worker.letter(this.#run.number, message).then(
      (letter) => this.#known.set(message, summaryOf(letter)),
      () => this.#asked.delete(message),
    );
  }
}

function summaryOf(letter: Letter): Summary {
  const field = (name: string): string => letter.fields.find((each) => each.name.toLowerCase() === name)?.value ?? '';
  return {
    from: displayName(field('from')),
    subject: field('subject').trim(),
    dateMs: Date.parse(field('date')),
    attachments: letter.parts.filter((part) => part.name !== '').length,
  };
}

/** 'Ana <ana@a.org>' → 'Ana' */
function displayName(from: string): string {
  const name = /^\s*"?([^"<]*?)"?\s*</.exec(from)?.[1];
  return name === undefined || name === '' ? from : name;
}
