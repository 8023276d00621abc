/** What a person has said in a run since stepping in, and what was answered. */
import type { Journal } from '../../../sim/journal.ts';

export interface Spoken {
  line: string;
  /** '' while nobody has answered. */
  code: string;
  /** The rest of the reply's first line. */
  reply: string;
}

const utf8 = new TextDecoder();

export function spokenIn(journal: Journal, length: number): Spoken[] {
  const spoken: Spoken[] = [];
  const places = new Map<number, Spoken>();
  let connection = -1;
  for (let index = 0; index < length; index++) {
    if (journal.kind(index) === 'intervention' && connection < 0) connection = journal.connection(index);
    else if (connection >= 0 && journal.connection(index) === connection) note(journal, index, spoken, places);
  }
  return spoken;
}

function note(journal: Journal, index: number, spoken: Spoken[], places: Map<number, Spoken>): void {
  const kind = journal.kind(index);
  const [line = ''] = utf8.decode(journal.octets(index)).split('\r\n');
  if (kind === 'command' || kind === 'text') {
    const said = { line, code: '', reply: '' };
    places.set(index, said);
    spoken.push(said);
  } else if (kind === 'reply') {
    const said = places.get(journal.cause(index));
    if (said) Object.assign(said, { code: journal.label(index), reply: line.slice(journal.label(index).length + 1) });
  }
}
