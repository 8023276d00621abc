/**
 * What is to be true of a run: facts joined by "and", written as a person would say them.
 *
 *     goal = fact, { " and ", fact } ;
 *     fact = [ "not " ], ( box | "reply ", id, " is ", code | "envelope ", connection, " is ", { address }
 *          | "report suppressed" | "queue ", host, " is empty" | "count ", pattern, " is ", number | "line ", id, " ~ ", text
 *          | "letter has ", part | "flag ", flag, " of ", address, " is ", number ) ;
 *     box  = ( "mailbox ", address | "any mailbox" | "no mailbox" ), " has ",
 *            ( "letter" | "report", [ " failed" | " delayed" ], [ " from ", host ] ), [ " within ", span ],
 *            { [ " and" ], ( " with " | " without " ), part } ;
 *     part = [ "no " ], ( "field ", name | parts ) | [ name | "text", " " ], "~ ", text | name, " is ", address ;
 *     code = "250" | "4yz" | "OK" | "NO" | "BAD" | "+OK" | "-ERR" ;
 *
 * What is asked of MIME parts stands in parts.ts. A text that holds one of these words, or a comma, stands in quotation marks.
 */
import { spanMs } from '../../run/span.ts';
import { findingWish, partWish, type PartWish } from './parts.ts';

/** What a letter holds: a field of this name (`text` null), or these words in it; without a name, anywhere in the letter. */
export interface Part {
  isThere: boolean;
  /** 'text' are the words that a reader sees in its text parts; 'finding' asks for what is wrong with its MIME, as `text` calls it. */
  field: string;
  text: string | null;
  /** Of `field` 'part': the MIME part that is asked for. */
  wish?: PartWish;
  /** The field names this one address, and no other. */
  isAlone?: true;
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
  /** What was said or answered in an entry of this name: of that very one, or without `#n` of any. */
  | { fact: 'line'; id: string; text: string }
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

const LINE = /^line (.+?) ~ (.+)$/;
/** SMTP, IMAP, POP3. */
const CODE = /^(\d(\d\d|yz)|OK|NO|BAD|\+OK|-ERR)$/;
const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1');

function factOf(words: string): Fact & { isNo?: boolean } {
  if (/^(mailbox|any mailbox|no mailbox)\b/.test(words)) return boxOf(words);
  if (words === 'report suppressed') return { fact: 'suppressed' };
  const [, id, said] = LINE.exec(words) ?? [];
  if (id !== undefined && said !== undefined) return { fact: 'line', id, text: unquoted(said) };
  const [kind, about = '', value = ''] = /^(\w+) (.+?) (?:is|has)(?: (.*))?$/.exec(`${words} `.trimEnd())?.slice(1) ?? [];
  if (kind === 'reply' && CODE.test(value)) return { fact: 'reply', id: about, code: value };
  if (kind === 'envelope') return { fact: 'envelope', connection: about, addresses: value.split(/\s+/).filter(Boolean) };
  if (kind === 'queue' && value === 'empty') return { fact: 'queue', host: about };
  if (kind === 'count' && /^\d+$/.test(value)) return { fact: 'count', pattern: about, number: Number(value) };
  const [, flag, of = ''] = /^(\S+) of (\S+)$/.exec(about) ?? [];
  if (kind === 'flag' && flag !== undefined && /^\d+$/.test(value)) return { fact: 'flag', flag, of, number: Number(value) };
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
  const isThere = !words.startsWith('no ');
  const asked = isThere ? words : words.slice('no '.length);
  const wish = partWish(asked);
  if (wish) return { isThere, field: 'part', text: null, wish };
  const finding = findingWish(asked);
  if (finding !== null) return { isThere, field: 'finding', text: finding };
  const [, named, address] = /^(\S+) is (\S+@\S+)$/.exec(words) ?? [];
  if (named !== undefined && address !== undefined) return { isThere: true, field: named, text: address, isAlone: true };
  const [, name = '', text] = /^(?:(\S+) )?~ (.+)$/.exec(words) ?? [];
  if (text === undefined) throw new NotAGoal(words);
  return { isThere: true, field: name, text: unquoted(text) };
}
