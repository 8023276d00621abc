/** The letter at an end: the envelope that MAIL and RCPT write, and the paper in it with the postmarks of its way. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { gathered } from '../playback/gathered.ts';
import type { World } from '../playback/panel.ts';
import type { End } from './ends.ts';
import type { Talk, Turn } from './talk.ts';

/** What was accepted so far: RFC 5321 §3.3. */
export interface Envelope {
  /** '' is the null reverse-path; `null` before MAIL. */
  from: string | null;
  to: string[];
  /** The address that is written with this step; `null` for none. */
  fresh: string | null;
}

const EMPTY: Envelope = { from: null, to: [], fresh: null };
/** RFC 5321 §4.1.1.1, §4.1.1.5, RFC 3207 §4.2. */
const BEGIN_ANEW: ReadonlySet<string> = new Set(['EHLO', 'HELO', 'RSET', 'STARTTLS']);

/** The envelope in the making at the server, after the turns so far. */
export function envelopeAt(journal: Journal, turns: readonly Turn[], index: number): Envelope {
  return turns.reduce((envelope, turn) => written(journal, envelope, turn, index), EMPTY);
}

function written(journal: Journal, envelope: Envelope, { said, answer }: Turn, index: number): Envelope {
  if (said < 0 || answer < 0) return envelope;
  if (endsMessage(journal, said)) return EMPTY;
  const verb = journal.label(said);
  if (!journal.label(answer).startsWith('2')) return envelope;
  if (BEGIN_ANEW.has(verb)) return EMPTY;
  const path = pathIn(journal, said);
  const fresh = answer === index ? path : null;
  if (verb === 'MAIL') return { from: path, to: [], fresh };
  return verb === 'RCPT' ? { ...envelope, to: [...envelope.to, path], fresh } : envelope;
}

const utf8 = new TextDecoder();

/** Between the angle brackets. */
function pathIn(journal: Journal, said: number): string {
  return /<([^>]*)>/.exec(utf8.decode(journal.octets(said)))?.[1] ?? '';
}

/** Is it the text, or the last of its chunks? RFC 3030 §2: the chunk that says so ends the message. */
export function endsMessage(journal: Journal, said: number): boolean {
  if (journal.kind(said) === 'text') return true;
  return journal.label(said) === 'BDAT' && /^BDAT \d+ LAST/i.test(utf8.decode(journal.octets(said).subarray(0, 64)));
}

/** A letter that lies at an end. */
export interface Held {
  message: number;
  /** Who is on the envelope; none for a letter that was taken out of it. */
  to: string[];
  /** How many there are besides. */
  others: number;
}

/** What lies at an end: in its queue, else with its reader or writer, else in its mailboxes; the newest of them. */
export function heldAt(journal: Journal, scene: Scene, talk: Talk, turns: readonly Turn[], end: End, world: World): Held | null {
  const agents = [...scene.agents.keys()].filter((agent) => scene.agents[agent]!.host === end.host);
  const stored = storedAt(scene, world, scene.hosts[end.host]?.id ?? '');
  const queue = agents.flatMap((agent) => world.queues.get(agent) ?? []).filter(({ message }) => !isOut(journal, stored, message));
  const queued = queue.at(-1);
  if (queued) return { message: queued.message, to: queued.detail.split(/[\s,]+/).filter(Boolean), others: queue.length - 1 };
  const written = isSmtp(journal, talk) && end.isNear ? composedBy(journal, end.agent, turns, world.index) : -1;
  if (written >= 0) return { message: written, to: journal.messages[written]!.forwardPaths, others: 0 };
  const own = isSmtp(journal, talk) ? [] : (world.fetched.get(end.agent) ?? []);
  const shelved = own.length > 0 || end.isNear ? own : stored;
  const message = shelved.at(-1);
  return message === undefined || message < 0 ? null : { message, to: [], others: shelved.length - 1 };
}

/** What lies in a mailbox was taken out of its envelope, even if the queue has still to be told. */
function isOut(journal: Journal, stored: readonly number[], message: number): boolean {
  return stored.some((each) => journal.messages[each]?.parent === message);
}

function isSmtp(journal: Journal, { connection }: Talk): boolean {
  const protocol = journal.connections[connection]?.protocol ?? '';
  return protocol === 'smtp' || protocol === 'submission' || protocol === 'lmtp';
}

/** Entries looked at, back from the step, for what a program wrote. */
const SEARCHED = 2000;

/** The letter that a program has written and not yet given away. */
function composedBy(journal: Journal, agent: number, turns: readonly Turn[], index: number): number {
  const isGone = turns.some(({ said, answer }) => said >= 0 && answer >= 0 && journal.kind(said) === 'text');
  if (isGone) return -1;
  for (let at = index; at >= Math.max(0, index - SEARCHED); at--)
    if (journal.kind(at) === 'composed' && journal.from(at) === agent) return journal.subject(at);
  return -1;
}

function storedAt(scene: Scene, world: World, host: string): number[] {
  const accounts = scene.accounts.filter((account) => account.host === host);
  return accounts.flatMap(({ address }) => [...(world.mailboxes.get(address)?.values() ?? [])].flat().map(({ message }) => message));
}

/** One Received field: who struck it, and when. */
export interface Postmark {
  /** The entry that says so. */
  index: number;
  agent: number;
  atMs: number;
}

/** Message version → the entry that made it by writing such a field on top. */
const madeBy = (field: string) =>
  gathered(
    () => new Map<number, number>(),
    (byMessage, journal, index) => {
      if (isTrace(journal, index, field)) byMessage.set(journal.subject(index), index);
    },
  );

function isTrace(journal: Journal, index: number, field: string): boolean {
  return index < journal.length && journal.kind(index) === 'trace' && journal.label(index) === field;
}

const receipts = madeBy('Received');
const openings = madeBy('Return-Path');

/** The postmarks on a letter, the oldest first. */
export function postmarksOn(journal: Journal, message: number): Postmark[] {
  const found: Postmark[] = [];
  for (let version = message; version >= 0; version = journal.messages[version]!.parent) {
    const index = receipts(journal).get(version);
    if (index !== undefined) found.unshift({ index, agent: journal.from(index), atMs: journal.at(index) });
  }
  return found;
}

/** What the MDA wrote on the paper as it took it out of the envelope (RFC 5321 §4.4). */
export interface Opening {
  index: number;
  /** With its angle brackets. */
  returnPath: string;
}

/** Of a letter that was taken out, or that is at this step; `null` as long as it lies in its envelope. */
export function openingOf(journal: Journal, message: number, index: number): Opening | null {
  const isNow = isTrace(journal, index, 'Return-Path') && journal.messages[journal.subject(index)]?.parent === message;
  const at = isNow ? index : openings(journal).get(message);
  if (at === undefined) return null;
  return { index: at, returnPath: /^Return-Path: *(<[^>]*>)/i.exec(utf8.decode(journal.octets(at)))?.[1] ?? '<>' };
}
