/** Whoever asks the DNS by hand: one question after the other, each as a datagram over the network, like any program's. */
import { Stub } from '../../agents/stub/stub.ts';
import type { Surroundings } from '../../agents/surroundings.ts';
import { digPrinted, parseDig, type DigQuestion } from '../../protocols/dns/dig.ts';
import type { Journal } from '../../sim/journal.ts';
import { Standstill } from './standstill.ts';
import { THINKING_MS, singleLines } from './typed-script.ts';
import type { TypedLine } from './hand.ts';

/** A question as it was typed, and what is printed of its answer. */
export interface Dug {
  line: string;
  /** None, if nothing could be asked. */
  printed: string[];
  /** What was wrong with the line: key of content/problems, and the text that it is about. */
  problem?: { key: string; text: string };
  /** The entry of the answer; -1 for none. */
  entry: number;
}

/** Where it is asked, and of whom. */
interface Desk {
  surroundings: Surroundings;
  journal: Journal;
  agent: number;
  /** Address of who is asked if the line names nobody. */
  server: string;
  /** Address of a host of the town by its name; '' for none. */
  addressOf(name: string): string;
}

export class Digging {
  readonly dug: Dug[] = [];
  readonly #number: number;
  readonly #runs: boolean;
  readonly #lines: { line: string; pauseMs: number }[];
  readonly #desk: Desk;
  #stub: Stub | undefined;

  /** `number`: its place among the interventions. */
  constructor(number: number, { lines, runs = false }: { lines: readonly TypedLine[]; runs?: boolean }, desk: Desk) {
    this.#number = number;
    this.#runs = runs;
    this.#lines = lines.flatMap(singleLines).filter(({ line }) => line.trim() !== '');
    this.#desk = desk;
  }

  /** Types the next question, or waits for the person. */
  next(): void {
    const { surroundings } = this.#desk;
    const next = this.#lines.shift();
    if (next) surroundings.after(THINKING_MS + next.pauseMs, () => this.#ask(next.line));
    else if (!this.#runs) throw new Standstill({ hand: this.#number, connection: -1, asks: 'command' });
  }

  #ask(line: string): void {
    const question = parseDig(line);
    if (!question.ok) return this.#refuse(line, question);
    const server = this.#addressOf(question.server);
    if (server === '') return this.#refuse(line, { key: 'dig.server', text: question.server });
    this.#send(line, question, server);
  }

  #refuse(line: string, { key, text }: { key: string; text: string }): void {
    this.dug.push({ line, printed: [], problem: { key, text }, entry: -1 });
    this.next();
  }

  #send(line: string, question: DigQuestion, server: string): void {
    const { surroundings, journal, agent } = this.#desk;
    this.#stub ??= new Stub(surroundings, agent);
    const since = surroundings.nowMs();
    this.#stub.ask(server, question.name, question.type, question.recursion, -1, (packet, entry) => {
      const octets = entry < 0 ? 0 : journal.octetCount(entry);
      const answer = packet ? { packet, server, tookMs: surroundings.nowMs() - since, octets } : null;
      this.dug.push({ line, printed: digPrinted(question, server, answer), entry: packet ? entry : -1 });
      this.next();
    });
  }

  #addressOf(server: string): string {
    if (server === '') return this.#desk.server;
    return /^[\d.]+$|:/.test(server) ? server : this.#desk.addressOf(server.replace(/\.$/, ''));
  }
}
