/** Which format a file has, and what must be undone before it is read. */
import type { Format } from './format.ts';
import { formats } from './formats/index.ts';
import { encodings } from './undoing/encodings.ts';
import { markup } from './undoing/markup.ts';
import { headThrough, shownIn, undoneFor, type Undoing } from './undoing/undoing.ts';

/** The format that a file which begins like this is read by; `undefined` if it has none. */
export function formatOf(head: Uint8Array, whole: boolean): Format | undefined {
  const encoded = shownIn(encodings, head);
  const plain = headThrough(encoded, head);
  const asItIs = first(plain, whole, encoded);
  // in a message, colours and entities are its own
  if (asItIs?.holdsOctets) return asItIs;
  const marked = shownIn(markup, plain);
  return marked.length === 0 ? asItIs : (first(headThrough(marked, plain), whole, [...encoded, ...marked]) ?? asItIs);
}

function first(head: Uint8Array, whole: boolean, undoings: readonly Undoing[]): Format | undefined {
  const format = formats.find((each) => each.recognises(head, whole));
  return format && undoneFor(format, undoings);
}
