/** The calls of the relays: who was called, when, what was asked of the DNS for it, and what came of it. */
import { least } from 'd3';
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { endsMessage } from '../session/letter.ts';

export interface Call {
  client: number;
  server: number;
  atMs: number;
  /** When it ended; as long as nothing is known of that, when it began. */
  untilMs: number;
  /** Entries: the connection is opened, a letter is accepted, the connection has ended. `Infinity` for what never happens. */
  opened: number;
  taken: number;
  ended: number;
  /** How it ended: 'end', 'refused' or 'lost'. */
  ending: string;
  /** The client's questions to the DNS before it and after it. */
  questions: number[];
}

export type CallOutcome = 'calling' | 'taken' | 'untaken' | 'refused' | 'lost';

/** What had come of a call at a step. RFC 5321 §4.2.5: the letter is the server's with the 250 to its text. */
export function outcomeAt(call: Call, index: number): CallOutcome {
  if (call.taken <= index) return 'taken';
  if (call.ended > index) return 'calling';
  return call.ending === 'refused' || call.ending === 'lost' ? call.ending : 'untaken';
}

export function callsOf(journal: Journal, scene: Scene, length: number): Call[] {
  const calls = new Map<number, Call>();
  const questions: number[] = [];
  for (let index = 0; index < length; index++) {
    if (journal.kind(index) === 'question') questions.push(index);
    else if (journal.connection(index) >= 0) note(journal, scene, calls, index);
  }
  const all = [...calls.values()];
  for (const question of questions) callFor(journal, all, question)?.questions.push(question);
  return all;
}

function note(journal: Journal, scene: Scene, calls: Map<number, Call>, index: number): void {
  const kind = journal.kind(index);
  const connection = journal.connection(index);
  if (kind === 'open' && scene.agents[journal.from(index)]?.role === 'mta') calls.set(connection, begun(journal, index));
  const call = calls.get(connection);
  if (!call) return;
  if (kind === 'reply' && isTaken(journal, index)) call.taken = Math.min(call.taken, index);
  if (kind === 'close') Object.assign(call, { ended: index, ending: journal.label(index), untilMs: journal.at(index) });
}

function begun(journal: Journal, opened: number): Call {
  const atMs = journal.at(opened);
  const ends = { client: journal.from(opened), server: journal.to(opened) };
  return { ...ends, atMs, untilMs: atMs, opened, taken: Infinity, ended: Infinity, ending: '', questions: [] };
}

function isTaken(journal: Journal, reply: number): boolean {
  const said = journal.cause(reply);
  return said >= 0 && journal.label(reply).startsWith('2') && endsMessage(journal, said);
}

/** A question further away than this from every call was asked for something else. */
const NEAR_MS = 300_000;

/** The asker's call that is nearest in time. */
function callFor(journal: Journal, calls: readonly Call[], question: number): Call | undefined {
  const [asker, atMs] = [journal.from(question), journal.at(question)];
  const away = ({ atMs: from, untilMs }: Call): number => Math.max(from - atMs, atMs - untilMs, 0);
  const nearest = least(
    calls.filter(({ client }) => client === asker),
    away,
  );
  return nearest && away(nearest) <= NEAR_MS ? nearest : undefined;
}
