/** All conversations of a journal, in the order in which they begin: what is drawn of a crowd is made of them. */
import { bisector } from 'd3';
import type { Journal } from '../../sim/journal.ts';
import { gathered } from '../playback/gathered.ts';
import { atOrBefore } from '../playback/steps.ts';
import { spokenIn, type Talk } from '../session/talk.ts';

export interface Call extends Talk {
  protocol: string;
  /** Entries: its first and its last. */
  first: number;
  last: number;
  /** Virtual ms. */
  at: number;
  until: number;
  /** Entries that tell what came of it; a good-bye tells nothing. */
  verdicts: number[];
}

interface Calls {
  list: Call[];
  /** Place in the list, by connection, and by the entry of a question. */
  byConnection: Map<number, number>;
  byQuestion: Map<number, number>;
}

const begin = (): Calls => ({ list: [], byConnection: new Map(), byQuestion: new Map() });

function note(calls: Calls, journal: Journal, index: number): void {
  const talk = spokenIn(journal, index);
  if (!talk) return;
  const call = calls.list[placeOf(calls, journal, talk, index)] ?? add(calls, journal, talk, index);
  call.last = index;
  call.until = Math.max(call.until, journal.until(index));
  if (isVerdict(journal, index)) call.verdicts.push(index);
}

function placeOf({ byConnection, byQuestion }: Calls, journal: Journal, { connection }: Talk, index: number): number {
  if (connection >= 0) return byConnection.get(connection) ?? -1;
  return byQuestion.get(journal.kind(index) === 'answer' ? journal.cause(index) : index) ?? -1;
}

function add({ list, byConnection, byQuestion }: Calls, journal: Journal, talk: Talk, index: number): Call {
  const protocol = journal.connections[talk.connection]?.protocol ?? 'dns';
  const call = { ...talk, protocol, first: index, last: index, at: journal.at(index), until: journal.until(index), verdicts: [] };
  const place = list.push(call) - 1;
  if (talk.connection >= 0) byConnection.set(talk.connection, place);
  else byQuestion.set(index, place);
  return call;
}

/** "Closing", RFC 5321 §4.2.3. */
const FAREWELL = '221';

function isVerdict(journal: Journal, index: number): boolean {
  const kind = journal.kind(index);
  return kind === 'answer' || (kind === 'reply' && journal.label(index) !== FAREWELL);
}

const known = gathered(begin, note);

export function callsOf(journal: Journal, length: number): readonly Call[] {
  return known(journal, length).list;
}

/** Place of a conversation among all of them, as it stands at an entry; -1 if it is none. */
export function placeOfTalk(journal: Journal, length: number, talk: Talk, index: number): number {
  const calls = known(journal, length);
  const place = placeOf(calls, journal, talk, index);
  if (place >= 0 || talk.connection >= 0) return place;
  // what comes out of an answer belongs to it
  for (let before = begunBy(calls.list, index) - 1; before >= 0; before--) {
    const { connection, near, far } = calls.list[before]!;
    if (connection < 0 && near === talk.near && far === talk.far) return before;
  }
  return -1;
}

const byBeginning = bisector((call: Call) => call.first);

/** How many of some conversations have begun by an entry. */
export function begunBy(calls: readonly Call[], index: number): number {
  return byBeginning.right(calls, index);
}

/** What came of it by an entry: the entry that says so, or -1. */
export function verdictAt({ verdicts }: Call, index: number): number {
  return verdicts[atOrBefore(verdicts, index)] ?? -1;
}
