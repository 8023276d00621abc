/** A message that Outlook saved (.msg): no octets that crossed a line, but what Outlook kept of them, put together as a message. */
import { concat } from '../../mail/octets.ts';
import { isContainer } from '../../mail/outlook/container.ts';
import { outlookLetter } from '../../mail/outlook/letter.ts';
import type { Format, Reader } from '../format.ts';
import type { ReadProblem, Sink } from '../sink.ts';
import { MAX_MESSAGE, traceInto } from './eml.ts';

export const msg: Format = {
  name: 'msg',
  holdsOctets: true,
  recognises: isContainer,
  read: (sink) => new MsgReader(sink),
};

/** It is read when it is whole: what belongs together lies anywhere in it. */
class MsgReader implements Reader {
  readonly #sink: Sink;
  #kept: Uint8Array[] = [];
  #octets = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(octets: Uint8Array): void {
    this.#octets += octets.length;
    if (this.#octets <= MAX_MESSAGE) this.#kept.push(octets);
    else this.#kept = [];
  }

  end(): void {
    if (this.#octets > MAX_MESSAGE) return this.#sink.problem({ key: 'msg.tooLarge', values: { limit: MAX_MESSAGE } });
    const letter = outlookLetter(concat(this.#kept.splice(0)), MAX_MESSAGE);
    if (!letter.octets) return this.#sink.problem({ key: `msg.${letter.why}`, values: { itemClass: letter.itemClass } });
    for (const problem of toldOf(letter)) this.#sink.problem(problem);
    traceInto(this.#sink, letter.octets);
  }
}

function toldOf({ hasHeader, left, isFormattedOnly }: { hasHeader: boolean; left: number; isFormattedOnly: boolean }): ReadProblem[] {
  return [
    { key: 'msg.readAs', values: { header: hasHeader ? 'kept' : 'made' } },
    ...(left > 0 ? [{ key: 'msg.left', values: { count: left } }] : []),
    ...(isFormattedOnly ? [{ key: 'msg.formattedOnly', values: {} }] : []),
  ];
}
