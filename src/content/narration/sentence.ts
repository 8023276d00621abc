/** From a written text with marks and blanks to runs of text that a page can show without HTML. */
import { own } from '../../own.ts';

export interface Run {
  text: string;
  style?: 'em' | 'code' | 'strong';
}
export type Sentence = Run[];

export type Values = Readonly<Record<string, string>>;

const MARKS = /\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`/g;

/** The blanks `{name}` of a text, filled. A blank without a value stays empty. */
export function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => own(values, name) ?? '');
}

/** Splits the marks off first and fills the blanks afterwards, so that no value can become a mark. */
export function sentence(text: string, values: Values, polish: (text: string) => string = (same) => same): Sentence {
  const runs: Sentence = [];
  const add = (marked: string, style?: Run['style']): void => {
    const shown = filled(marked, values);
    if (shown === '') return;
    runs.push(style === undefined ? { text: polish(shown) } : { text: style === 'code' ? shown : polish(shown), style });
  };
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    add(text.slice(end, match.index));
    if (match[1] !== undefined) add(match[1], 'strong');
    else if (match[2] !== undefined) add(match[2], 'em');
    else add(match[3]!, 'code');
    end = match.index + match[0].length;
  }
  add(text.slice(end));
  return capitalised(runs);
}

/** A sentence may begin with 'el portátil de Ana'; a host name keeps its small letter. */
function capitalised(runs: Sentence): Sentence {
  const first = runs[0];
  if (first !== undefined && first.style !== 'code' && /^(el|the) /.test(first.text)) {
    first.text = first.text[0]!.toUpperCase() + first.text.slice(1);
  }
  return runs;
}

export function plainText(sentences: readonly Sentence[]): string {
  return sentences.map((runs) => runs.map((run) => run.text).join('')).join(' ');
}
