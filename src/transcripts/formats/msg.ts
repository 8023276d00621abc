/** A message that Outlook saved (.msg): no octets that crossed a line, but what Outlook kept of them, put together as a message. */
import { isContainer } from '../../mail/outlook/container.ts';
import { outlookLetter } from '../../mail/outlook/letter.ts';
import type { Format } from '../format.ts';
import type { ReadProblem, Sink } from '../sink.ts';
import { MAX_MESSAGE, traceInto } from './eml.ts';
import { whenWhole } from './whole.ts';

export const msg: Format = {
  name: 'msg',
  holdsOctets: true,
  recognises: isContainer,
  read: (sink) =>
    whenWhole(
      MAX_MESSAGE,
      (file) => readMessage(file, sink),
      () => sink.problem({ key: 'msg.tooLarge', values: { limit: MAX_MESSAGE } }),
    ),
};

function readMessage(file: Uint8Array, sink: Sink): void {
  const letter = outlookLetter(file);
  if (!letter.octets) return sink.problem({ key: `msg.${letter.why}`, values: { itemClass: letter.itemClass } });
  for (const problem of toldOf(letter)) sink.problem(problem);
  traceInto(sink, letter.octets);
}

function toldOf({ hasHeader, left, isFormattedOnly }: { hasHeader: boolean; left: number; isFormattedOnly: boolean }): ReadProblem[] {
  return [
    { key: 'msg.readAs', values: { header: hasHeader ? 'kept' : 'made' } },
    ...(left > 0 ? [{ key: 'msg.left', values: { count: left } }] : []),
    ...(isFormattedOnly ? [{ key: 'msg.formattedOnly', values: {} }] : []),
  ];
}
