/** What the client of a recorded conversation said, line by line, and what it was answered: as a person at a terminal could say it again. */
import { decodeUtf8, text } from '../../mail/octets.ts';
import type { Journal } from '../../sim/journal.ts';

/** One thing said and the last word of the answer to it. */
export interface Turn {
  /** As it was sent, without its last CRLF; '' stands for the greeting. */
  line: string;
  /** Said because the server had asked for more of what went before: a text, a response, a literal. */
  goesOn: boolean;
  /** How long the line was quiet before it, ms. */
  pauseMs: number;
  /** '250', '+OK', 'OK', '+'…; '' if nobody answered. */
  code: string;
  /** The answer as it can be put in the place of ours: its lines, without the last CRLF; only the status line in IMAP. */
  reply: string;
  /** The entry of that answer; -1 if there is none. */
  answer: number;
}

const UNANSWERED = { code: '', reply: '', answer: -1 };

export interface TurnsSoFar {
  greeting: Turn;
  said: Turn[];
  /** Something in it is no line: a chunk of octets that does not end with CRLF cannot be typed. */
  cut: boolean;
}

/** The turns of `connection` up to the entry `last`, which is the last that counts. */
export function turnsOf(journal: Journal, connection: number, last: number): TurnsSoFar {
  const greeting: Turn = { line: '', goesOn: false, pauseMs: 0, ...UNANSWERED };
  const said: Turn[] = [];
  /** Entry of a command → its turns: itself, and what it goes on with. */
  const turns = new Map<number, Turn[]>();
  const answers = new Map<Turn[], number>();
  let cut = false;
  let current: Turn[] | undefined;
  let heardMs = 0;
  for (let index = 0; index <= last && !cut; index++) {
    if (journal.connection(index) !== connection) continue;
    const kind = journal.kind(index);
    if (kind === 'open' || kind === 'reply') heardMs = journal.at(index);
    if (kind === 'command' || kind === 'text') {
      const line = lineOf(journal.octets(index));
      if (line === undefined) cut = true;
      else said.push({ line, goesOn: kind === 'text' || isMore(journal, index), pauseMs: journal.at(index) - heardMs, ...UNANSWERED });
      const turn = said.at(-1);
      if (cut || !turn) continue;
      if (isContinuation(journal, index) && current) current.push(turn);
      else turns.set(index, (current = [turn]));
    } else if (kind === 'reply' && journal.label(index) !== '*') {
      const asked = turns.get(journal.cause(index));
      const place = asked ? (answers.get(asked) ?? 0) : 0;
      if (asked) answers.set(asked, place + 1);
      const turn = asked ? (asked[place] ?? nextUnanswered(said, asked)) : said.length === 0 ? greeting : undefined;
      if (turn) Object.assign(turn, answerOf(journal, index));
    }
  }
  return { greeting, said, cut };
}

/** One reply more than a command has turns belongs to what was said after it (the text after DATA), or is a further word on its last. */
function nextUnanswered(said: readonly Turn[], asked: readonly Turn[]): Turn {
  const last = asked.at(-1)!;
  const next = said[said.indexOf(last) + 1];
  return next?.code === '' ? next : last;
}

/** IMAP: a literal, a response, DONE: the answer to the command comes after it. */
function isContinuation(journal: Journal, index: number): boolean {
  const { protocol } = journal.connections[journal.connection(index)]!;
  return protocol === 'imap' && isMore(journal, index);
}

const isMore = (journal: Journal, index: number): boolean => ['(literal)', '(response)', 'DONE'].includes(journal.label(index));

/** The answer that an entry is. */
export function answerOf(journal: Journal, index: number): Pick<Turn, 'code' | 'reply' | 'answer'> {
  const whole = lineOf(journal.octets(index)) ?? text(journal.octets(index));
  const { protocol } = journal.connections[journal.connection(index)]!;
  const reply = protocol === 'imap' ? whole.slice(whole.lastIndexOf('\n') + 1) : whole;
  return { code: journal.label(index), reply, answer: index };
}

/** Without the CRLF at its end; `undefined` if it does not end with one. */
function lineOf(octets: Uint8Array): string | undefined {
  const end = octets.length - 2;
  if (end < 0 || octets[end] !== 13 || octets[end + 1] !== 10) return undefined;
  const line = octets.subarray(0, end);
  return decodeUtf8(line) ?? text(line);
}
