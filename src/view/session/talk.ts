/** Who converses at a step, and what the two said to each other up to it. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { gathered } from '../playback/gathered.ts';
import { atOrBefore } from '../playback/steps.ts';

export interface Talk {
  /** Number of the connection; -1 for DNS packets, which need none. */
  connection: number;
  /** Agent numbers. The near end calls or asks and stands on the left; the far one stands on the right. */
  near: number;
  far: number;
}

/** What one end said and what came of it; -1 for what is missing. Replies that nobody asked for have nothing said. */
export interface Turn {
  said: number;
  answer: number;
}

/** A machine of one end took an edge. */
interface Move {
  index: number;
  agent: number;
}

/** All turns of one conversation, ascending. */
class Dialogue {
  readonly turns: Turn[] = [];
  /** By what was said. */
  readonly asked = new Map<number, Turn>();
  readonly starts: number[] = [];
  readonly moves: Move[] = [];

  begin(turn: Turn, index: number): void {
    this.turns.push(turn);
    this.asked.set(turn.said, turn);
    this.starts.push(index);
  }
}

/** Entries looked at, back from a step that is no word of anybody. */
const SEARCHED = 2000;

/** By conversation. */
type Dialogues = Map<string, Dialogue>;

function note(dialogues: Dialogues, journal: Journal, index: number): void {
  const talk = spokenIn(journal, index);
  if (!talk) return;
  const dialogue = dialogueIn(dialogues, keyOf(talk));
  const kind = journal.kind(index);
  if (kind === 'state') dialogue.moves.push({ index, agent: journal.from(index) });
  else if (kind === 'reply' || kind === 'answer') answer(dialogue, journal.cause(index), index);
  else if (kind !== 'segment' && kind !== 'note') dialogue.begin({ said: index, answer: -1 }, index);
}

function dialogueIn(dialogues: Dialogues, key: string): Dialogue {
  const known = dialogues.get(key);
  if (known) return known;
  const made = new Dialogue();
  dialogues.set(key, made);
  return made;
}

/** To what it answers; a greeting answers to the call. */
function answer(dialogue: Dialogue, cause: number, index: number): void {
  const { turns } = dialogue;
  const asked = dialogue.asked.get(cause) ?? (turns.length === 1 ? turns[0] : undefined);
  if (asked?.answer === -1) asked.answer = index;
  else dialogue.begin({ said: -1, answer: index }, index);
}

const dialoguesOf = gathered((): Dialogues => new Map(), note);

function dialogueOf(journal: Journal, talk: Talk): Dialogue {
  return dialogueIn(dialoguesOf(journal), keyOf(talk));
}

function keyOf({ connection, near, far }: Talk): string {
  return connection >= 0 ? String(connection) : `${near} ${far}`;
}

/** The conversation of which the entry itself is a part. */
export function spokenIn(journal: Journal, index: number): Talk | null {
  const connection = journal.connection(index);
  const info = journal.connections[connection];
  if (info) return { connection, near: info.client, far: info.server };
  const kind = journal.kind(index);
  if (kind === 'question') return { connection: -1, near: journal.from(index), far: journal.to(index) };
  if (kind === 'answer') return { connection: -1, near: journal.to(index), far: journal.from(index) };
  return null;
}

/** The conversation that is under way at a step: its own, or the one out of which it comes at one of the two hosts; `null` for none. */
export function talkAt(journal: Journal, scene: Scene, index: number): Talk | null {
  if (index < 0 || index >= journal.length) return null;
  const own = spokenIn(journal, index);
  if (own) return own;
  const host = scene.agents[journal.from(index)]?.host;
  for (let before = index - 1; before >= Math.max(0, index - SEARCHED); before--) {
    const talk = spokenIn(journal, before);
    if (talk) return isAt(scene, talk, host) && lasts(journal, before, index) ? talk : null;
  }
  return null;
}

function isAt(scene: Scene, { near, far }: Talk, host: number | undefined): boolean {
  return host !== undefined && (scene.agents[near]?.host === host || scene.agents[far]?.host === host);
}

/** Is a conversation whose last word was `before` still under way? Packets and closed connections leave only what happens at that moment. */
function lasts(journal: Journal, before: number, index: number): boolean {
  const over = journal.connection(before) < 0 || journal.kind(before) === 'close';
  return !over || journal.at(index) <= journal.until(before);
}

/** The turns up to a step, oldest first; `answer` is -1 as long as it has not left. */
export function turnsAt(journal: Journal, talk: Talk, index: number): Turn[] {
  const { turns, starts } = dialogueOf(journal, talk);
  const begun = turns.slice(0, atOrBefore(starts, index) + 1);
  return begun.map((turn) => (turn.answer > index ? { ...turn, answer: -1 } : turn));
}

/**
 * The entry that says where an end stands at a step; -1 before its first. What a server finds out as its answer leaves may be
 * written down right after the answer: it counts with it.
 */
export function standsSince(journal: Journal, talk: Talk, agent: number, index: number): number {
  const { moves } = dialogueOf(journal, talk);
  const isReply = journal.kind(index) === 'reply' && journal.from(index) === agent;
  const isPast = (each: number): boolean => each <= index || (isReply && journal.at(each) <= journal.at(index));
  return moves.findLast((move) => move.agent === agent && isPast(move.index) && isOfSession(journal, move.index))?.index ?? -1;
}

/** Steps on a path that are told one by one. */
const LONGEST_PATH = 7;

/** The entries by which an end came to where it stands at a step, the newest last; the newest few of a long way. */
export function pathOf(journal: Journal, talk: Talk, agent: number, index: number): number[] {
  const end = standsSince(journal, talk, agent, index);
  if (end < 0) return [];
  const { moves } = dialogueOf(journal, talk);
  const own = moves.filter((move) => move.agent === agent && move.index <= end && isOfSession(journal, move.index));
  const entries = own.map((move) => move.index);
  return entries.filter((entry, at) => at === 0 || journal.label(entry) !== journal.label(entries[at - 1]!)).slice(-LONGEST_PATH);
}

/** TLS has machines of its own on the same connection. */
function isOfSession(journal: Journal, index: number): boolean {
  return !journal.machines[journal.subject(index)]!.chart.startsWith('tls.');
}
