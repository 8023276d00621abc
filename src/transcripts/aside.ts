/** Lines of a text that no conversation has are told with number and words: nothing is dropped without a word. */
import { looksSaidByServer } from './formats/log/turns.ts';
import type { SetAside, Sink } from './sink.ts';
import { saidByClient } from './vocabulary.ts';

/** Characters of a line that are told. */
const MAX_SHOWN = 400;
/** A code of three digits, however it is dressed. */
const CODE = /^\W{0,3}[2-5]\d\d(?:\W|$)/;

/** Counts the lines of a text, and tells those that nobody says. */
export class Asides {
  readonly #sink: Sink;
  #line = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** The next line is read now. */
  next(): void {
    this.#line++;
  }

  /** Nobody says the line that is read now; `within`: somebody was speaking. */
  tell(line: string, within: boolean): void {
    if (line.trim() === '') return;
    const unclear = within || CODE.test(line) || looksSaidByServer(line) || saidByClient(line);
    this.#sink.setAside({ line: this.#line, text: line.slice(0, MAX_SHOWN), why: unclear ? 'unclear' : 'around', file: '' });
  }
}

/** The sink, but for the lines that are set aside: they are told as `changed`. */
export function withAsides(sink: Sink, changed: (line: SetAside) => SetAside): Sink {
  return {
    open: (start) => sink.open(start),
    say: (conversation, side, octets, atMs) => sink.say(conversation, side, octets, atMs),
    miss: (conversation, side, octets, why, atMs) => sink.miss(conversation, side, octets, why, atMs),
    secure: (conversation, told, atMs) => sink.secure(conversation, told, atMs),
    close: (conversation, how, atMs) => sink.close(conversation, how, atMs),
    segment: (conversation, segment) => sink.segment(conversation, segment),
    datagram: (from, to, octets, atMs) => sink.datagram(from, to, octets, atMs),
    traced: (message) => sink.traced(message),
    restored: (kept) => sink.restored(kept),
    keys: (lines) => sink.keys(lines),
    leftAlone: (what, client, server) => sink.leftAlone(what, client, server),
    setAside: (line) => sink.setAside(changed(line)),
    problem: (problem) => sink.problem(problem),
  };
}
