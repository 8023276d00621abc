/**
 * What is to be true of a run: facts joined by "and", written as a person would say them.
 *
 *     goal = fact, { " and ", fact } ;
 *     fact = [ "not " ], ( box | "reply ", id, " is ", code | "envelope ", connection, " is ", { address }
 *          | "report suppressed" | "queue ", host, " is empty" | "count ", pattern, " is ", number | "letter has ", part
 *          | "flag ", flag, " of ", address, " is ", number ) ;
 *     box  = ( "mailbox ", address | "any mailbox" | "no mailbox" ), " has ",
 *            ( "letter" | "report", [ " failed" | " delayed" ], [ " from ", host ] ), [ " within ", span ],
 *            { [ " and" ], ( " with " | " without " ), part } ;
 *     part = [ "no " ], ( "field ", name | "part ", media type ) | [ name | "text", " " ], "~ ", text ;
 *     code = "250" | "4yz" ;
 *
 * A text that holds one of these words, or a comma, stands in quotation marks.
 */
import { spanMs } from '../../run/span.ts';

/** What a letter holds: a field of this name (`text` null), or these words in it; without a name, anywhere in the letter. */
export interface Part {
  isThere: boolean;
  /** 'text' are the words that a reader sees in its text parts; 'part' asks for a MIME part of the type that `text` says. */
  field: string;
  text: string | null;
}

/** A letter or a report that came into a mailbox during the run. */
export interface Box {
  fact: 'box';
  /** An address, or 'any'. */
  of: string;
  holds: 'letter' | 'report';
  /** RFC 3464 §2.3.3; '' for whatever was done. */
  action: '' | 'failed' | 'delayed';
  /** Whose MTA wrote the report; '' for anybody's. */
  from: string;
  /** Virtual ms since the run began. */
  withinMs: number;
  parts: Part[];
}

export type Fact =
  | Box
  | { fact: 'reply'; id: string; code: string }
  | { fact: 'envelope'; connection: string; addresses: string[] }
  | { fact: 'suppressed' }
  | { fact: 'queue'; host: string }
  | { fact: 'count'; pattern: string; number: number }
  /** So many letters of a mailbox bear this flag in the end. */
  | { fact: 'flag'; flag: string; of: string; number: number }
  | { fact: 'letter'; part: Part };

export type Goal = { isSo: boolean; fact: Fact }[];

/** The words of a goal that are no fact. */
export class NotAGoal extends Error {}

/** Throws `NotAGoal` with the words that are none. */
export function readGoal(words: string): Goal {
  const facts = joined(split(words, / and /g));
  return facts.map((each) => {
    const isSo = !each.startsWith('not ');
    return denied(factOf(isSo ? each : each.slice(4)), isSo);
  });
}

/** "no mailbox has" is "not: any mailbox has". */
function denied({ isNo, ...fact }: Fact & { isNo?: boolean }, isSo: boolean): Goal[number] {
  return { isSo: isNo ? !isSo : isSo, fact: fact as Fact };
}

/** Cuts at what matches outside of quotation marks. */
function split(words: string, at: RegExp): string[] {
  const quoted = [...words.matchAll(/"[^"]*"/g)].map(({ index, 0: text }) => [index, index + text.length] as const);
  const cuts = [...words.matchAll(at)].filter(({ index }) => !quoted.some(([start, end]) => index > start && index < end));
  const starts = [0, ...cuts.map(({ index, 0: text }) => index + text.length)];
  return starts.map((start, number) => words.slice(start, cuts[number]?.index).trim());
}

/** "… and without field Bcc" belongs to the mailbox before it. */
function joined(pieces: readonly string[]): string[] {
  const facts: string[] = [];
  for (const piece of pieces) {
    if (facts.length > 0 && /^with(out)? /.test(piece)) facts[facts.length - 1] += ` ${piece}`;
    else facts.push(piece);
  }
  return facts;
}

const BOX = /^(mailbox (\S+)|any mailbox|no mailbox) has (letter|report)( failed| delayed)?( from (\S+))?( within (\d+ \w+))?$/;

function factOf(words: string): Fact & { isNo?: boolean } {
  if (/^(mailbox|any mailbox|no mailbox)\b/.test(words)) return boxOf(words);
  if (words === 'report suppressed') return { fact: 'suppressed' };
  const [kind, about = '', said = ''] = /^(\w+) (.+?) (?:is|has)(?: (.*))?$/.exec(`${words} `.trimEnd())?.slice(1) ?? [];
  if (kind === 'reply' && /^\d(\d\d|yz)$/.test(said)) return { fact: 'reply', id: about, code: said };
  if (kind === 'envelope') return { fact: 'envelope', connection: about, addresses: said.split(/\s+/).filter(Boolean) };
  if (kind === 'queue' && said === 'empty') return { fact: 'queue', host: about };
  if (kind === 'count' && /^\d+$/.test(said)) return { fact: 'count', pattern: about, number: Number(said) };
  const [, flag, of = ''] = /^(\S+) of (\S+)$/.exec(about) ?? [];
  if (kind === 'flag' && flag !== undefined && /^\d+$/.test(said)) return { fact: 'flag', flag, of, number: Number(said) };
  if (words.startsWith('letter has ')) return { fact: 'letter', part: partOf(words.slice('letter has '.length)) };
  throw new NotAGoal(words);
}

function boxOf(words: string): Box & { isNo: boolean } {
  const starts = split(words, / (?=with(out)? )/g);
  const [, whose = '', address, holds, action = '', , from = '', , span] = BOX.exec(starts[0]!) ?? [];
  if (holds === undefined) throw new NotAGoal(words);
  const withinMs = span === undefined ? Infinity : spanMs(span);
  if (withinMs === undefined) throw new NotAGoal(words);
  return {
    ...{ fact: 'box', of: address ?? 'any', isNo: whose === 'no mailbox' },
    ...{ holds: holds as Box['holds'], action: action.trim() as Box['action'], from, withinMs },
    parts: starts.slice(1).map(wishOf),
  };
}

/** "with To ~ bea", "without field Bcc". */
function wishOf(words: string): Part {
  const isWanted = words.startsWith('with ');
  const part = partOf(words.replace(/^with(out)? /, ''));
  return { ...part, isThere: part.isThere === isWanted };
}

function partOf(words: string): Part {
  const [, no, field] = /^(no )?field (\S+)$/.exec(words) ?? [];
  if (field !== undefined) return { isThere: no === undefined, field, text: null };
  const [, none, type] = /^(no )?part (\S+\/\S+)$/.exec(words) ?? [];
  if (type !== undefined) return { isThere: none === undefined, field: 'part', text: type };
  const [, name = '', text] = /^(?:(\S+) )?~ (.+)$/.exec(words) ?? [];
  if (text === undefined) throw new NotAGoal(words);
  return { isThere: true, field: name, text: text.replace(/^"(.*)"$/, '$1') };
}
