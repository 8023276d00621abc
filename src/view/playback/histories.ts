/**
 * When connections and machines changed, kept once for the whole journal. A long run has thousands of them: copying their states into
 * every checkpoint would cost more than the journal itself, looking them up costs a binary search each.
 */
import type { Journal } from '../../sim/journal.ts';
import type { World } from './panel.ts';
import { atOrBefore } from './steps.ts';

/** Indices of entries; `Infinity` for what has not happened. */
interface ConnectionHistory {
  opened: number;
  spoke: number;
  /** The client's Finished: what comes after it is sealed in both directions. */
  secured: number;
  /** An alert, close_notify as a rule: what comes after it is not protected any more. */
  alerted: number;
  closed: number;
}

export class Histories {
  readonly #journal: Journal;
  readonly #connections = new Map<number, ConnectionHistory>();
  /** Machine number → its state entries, ascending. */
  readonly #machines = new Map<number, number[]>();
  #read = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  connectionsAt(index: number): World['connections'] {
    this.#readTo(index);
    const states: World['connections'] = new Map();
    for (const [number, { opened, spoke, closed }] of this.#connections) {
      if (opened > index) continue;
      states.set(number, closed <= index ? 'closed' : spoke <= index ? 'open' : 'opening');
    }
    return states;
  }

  securedAt(index: number): World['secured'] {
    this.#readTo(index);
    const secured: World['secured'] = new Set();
    for (const [number, history] of this.#connections) {
      if (history.secured <= index && Math.min(history.alerted, history.closed) > index) secured.add(number);
    }
    return secured;
  }

  machinesAt(index: number): World['machines'] {
    this.#readTo(index);
    const states: World['machines'] = new Map();
    for (const [number, entries] of this.#machines) {
      const since = entries[atOrBefore(entries, index)];
      if (since !== undefined) states.set(number, { state: this.#journal.label(since), edge: this.#journal.detail(since), since });
    }
    return states;
  }

  #readTo(index: number): void {
    for (; this.#read <= index; this.#read++) this.#note(this.#read);
  }

  #note(index: number): void {
    const kind = this.#journal.kind(index);
    if (kind === 'state') return this.#noteState(index);
    if (kind === 'open') this.#connection(index).opened = index;
    else if (kind === 'close') this.#connection(index).closed = index;
    else if (kind === 'command' || kind === 'text' || kind === 'reply' || kind === 'tls') {
      const history = this.#connection(index);
      history.spoke = Math.min(history.spoke, index);
      if (kind === 'tls') this.#noteTls(history, index);
    }
  }

  #noteState(index: number): void {
    const machine = this.#journal.subject(index);
    const entries = this.#machines.get(machine);
    if (entries) entries.push(index);
    else this.#machines.set(machine, [index]);
  }

  /** Messages of the handshake are written with capitals, alerts without. */
  #noteTls(history: ConnectionHistory, index: number): void {
    const label = this.#journal.label(index);
    if (label === 'Finished') history.secured = Math.min(history.secured, index);
    else if (/^[a-z]/.test(label)) history.alerted = Math.min(history.alerted, index);
  }

  #connection(index: number): ConnectionHistory {
    const number = this.#journal.connection(index);
    let history = this.#connections.get(number);
    if (!history)
      this.#connections.set(
        number,
        (history = { opened: Infinity, spoke: Infinity, secured: Infinity, alerted: Infinity, closed: Infinity }),
      );
    return history;
  }
}
