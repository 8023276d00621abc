/**
 * Writes what a recording turns out to hold into a journal like that of a run, so that every view works on it. Hosts and
 * agents are put together on the way (town.ts), and the page gets rows of conversations and findings (rows.ts).
 */
import { EMPTY, text } from '../../mail/octets.ts';
import { toldAs } from '../../protocols/dns/told.ts';
import { Journal, type Draft } from '../../sim/journal.ts';
import type { Exchange, MessageSeen, Replied } from '../dialogue.ts';
import { HELLOS } from '../dialogues/smtp/asked.ts';
import type { Finding } from '../finding.ts';
import type { DnsSeen, Facts, PrefaceSeen, RecordingListener } from '../listener.ts';
import type { MissingWhy, ReadProblem, Restored, SegmentSeen, SetAside, Side, Traced } from '../sink.ts';
import { Bodies } from './bodies.ts';
import { Questions } from './questions.ts';
import { refresh, rowOf, type ConversationRow, type ForeignTraffic, type LeftOut, type PlacedFinding } from './rows.ts';
import { listed } from './restored.ts';
import { Talk } from './talk.ts';
import { Timeline } from './timeline.ts';
import { tracedInto } from './traced.ts';
import { Town } from './town.ts';
import type { Writing } from './writing.ts';

/** What is kept of one recording. What comes after is read and judged, counted, and told as left out. */
export const LIMITS = {
  entries: 1_000_000,
  octets: 192 * 1024 * 1024,
  conversations: 50_000,
  findings: 20_000,
  segments: 20_000,
  lines: 2000,
};
const MAX_PROBLEMS = 200;
const MAX_QUOTE = 200;
const MAX_KEYS = 1024 * 1024;

export class JournalWriter implements RecordingListener, Writing {
  journal = new Journal();
  readonly town = new Town(0);
  readonly timeline = new Timeline();
  readonly bodies = new Bodies();
  readonly untraced: number[] = [];
  readonly rows: ConversationRow[] = [];
  readonly findings: PlacedFinding[] = [];
  readonly problems: ReadProblem[] = [];
  readonly foreign: ForeignTraffic[] = [];
  readonly setAsideLines: SetAside[] = [];
  /** Lines of the key logs that came with it, to be given out with the capture. */
  tlsKeys = '';
  readonly #talks = new Map<number, Talk>();
  readonly #questions = new Questions();
  readonly #leftOut = new Map<string, number>();
  #segments = 0;
  #octets = 0;

  get leftOut(): LeftOut[] {
    return [...this.#leftOut].map(([what, count]) => ({ what, count }));
  }

  begun(facts: Facts): void {
    if (this.rows.length >= LIMITS.conversations) return this.leaveOut('conversations');
    const [client, server] = [this.town.agentOf(facts, 'client'), this.town.agentOf(facts, 'server')];
    this.#name(facts);
    this.town.join(this.town.scene.agents[client]!.host, this.town.scene.agents[server]!.host);
    const at = this.timeline.at(facts.startMs);
    this.town.scene.startsAt = this.timeline.startsAt ?? 0;
    const isLookup = facts.protocol === 'dns';
    const connection = isLookup ? -1 : this.#connect(facts, client, server);
    const opened = isLookup ? -1 : this.#open(facts, at, { connection, from: client, to: server });
    const row = rowOf(facts, connection, Math.max(0, isLookup ? this.journal.length : opened), at);
    this.rows.push(row);
    this.#talks.set(facts.number, new Talk(this, facts, row, { client, server, connection, opened }));
  }

  asked(facts: Facts, exchange: Exchange): void {
    this.#named(facts, exchange);
    this.#talks.get(facts.number)?.asked(exchange);
  }

  continued(facts: Facts, exchange: Exchange, octets: Uint8Array, atMs: number | null): void {
    this.#talks.get(facts.number)?.continued(exchange, octets, atMs);
  }

  replied(facts: Facts, exchange: Exchange | null, reply: Replied): void {
    this.#talks.get(facts.number)?.replied(exchange, reply);
    this.#name(facts);
  }

  state(facts: Facts, exchange: Exchange, state: string, edge: string): void {
    this.#talks.get(facts.number)?.state(exchange, state, edge);
  }

  message(facts: Facts, message: MessageSeen): void {
    this.#talks.get(facts.number)?.message(message);
  }

  finding(facts: Facts, finding: Finding): void {
    const talk = this.#talks.get(facts.number);
    if (!talk) return;
    const { row } = talk;
    row[`${finding.severity}s`]++;
    if (this.findings.length >= LIMITS.findings) return this.leaveOut('findings');
    const { entry, octets } = talk.placeOf(finding);
    const end = Math.min(finding.end, finding.start + MAX_QUOTE, octets.length);
    this.findings.push({ ...finding, conversation: facts.number, entry, quote: text(octets, Math.min(finding.start, end), end).trimEnd() });
  }

  tls(facts: Facts, side: Side, label: string, octets: Uint8Array, atMs: number | null): void {
    this.#talks.get(facts.number)?.tls(side, label, octets, atMs);
  }

  preface(facts: Facts, seen: PrefaceSeen): void {
    this.#talks.get(facts.number)?.preface(seen);
  }

  gap(facts: Facts, side: Side, octets: number | null, why: MissingWhy, atMs: number | null): void {
    this.#talks.get(facts.number)?.gap(side, octets, why, atMs);
  }

  segment(facts: Facts, segment: SegmentSeen): void {
    if (this.#segments++ < LIMITS.segments) this.#talks.get(facts.number)?.segment(segment);
    else this.leaveOut('segments');
  }

  question(dns: DnsSeen): void {
    const talk = this.#talks.get(dns.facts.number);
    if (!talk) return;
    const [{ name, type } = { name: '', type: '?' }] = dns.packet.questions;
    const label = `${name || '.'} ${type}`;
    const cause = this.#questions.behind(talk.client, label);
    const index = this.record({
      kind: 'question',
      at: this.timeline.at(dns.atMs),
      label,
      cause,
      from: talk.client,
      to: talk.server,
      octets: dns.octets,
    });
    this.#questions.asked(dns, talk.server, label, index);
    talk.touched(index);
    talk.row.exchanges++;
  }

  answer(dns: DnsSeen): void {
    const talk = this.#talks.get(dns.facts.number);
    if (!talk) return;
    const { packet, octets } = dns;
    const cause = this.#questions.answered(dns);
    const at = this.timeline.at(dns.atMs);
    const detail = toldAs(packet, octets);
    talk.touched(this.record({ kind: 'answer', at, label: packet.rcode, detail, cause, from: talk.server, to: talk.client, octets }));
    for (const { type, name, data } of packet.answers) {
      if (type === 'A' || type === 'AAAA') this.town.nameAddress(data, name);
    }
  }

  ended(facts: Facts): void {
    const talk = this.#talks.get(facts.number);
    if (!talk) return;
    talk.ended();
    this.#talks.delete(facts.number);
  }

  traced(message: Traced): void {
    tracedInto(this, message);
  }

  /** A journal that was given out is the whole recording: nothing is put together, it is shown as it was. */
  restored(kept: Restored): void {
    const { journal, scene, bodies } = kept;
    if (this.journal.length > 0) return this.problem({ key: 'recording.journalBesideOthers', values: {} });
    const { rows, findings } = listed(kept);
    this.rows.push(...rows);
    this.findings.push(...findings);
    this.timeline.at(scene.startsAt + (journal.length > 0 ? journal.at(journal.length - 1) : 0));
    this.journal = journal;
    Object.assign(this.town.scene, scene);
    this.town.version++;
    for (const [number, octets] of bodies) this.bodies.keep(number, octets);
  }

  keys(lines: string): void {
    if (this.tlsKeys.length + lines.length <= MAX_KEYS) this.tlsKeys += lines.endsWith('\n') ? lines : `${lines}\n`;
  }

  leftAlone(what: string, client: string, server: string): void {
    this.foreign.push({ what, client, server });
  }

  setAside(line: SetAside): void {
    if (this.setAsideLines.length < LIMITS.lines) this.setAsideLines.push(line);
    else this.leaveOut('lines');
  }

  problem(problem: ReadProblem): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
  }

  leaveOut(what: keyof typeof LIMITS): void {
    this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + 1);
  }

  /** Appends to the journal within the limits; returns the entry's index, or -1 if it was left out. */
  record(draft: Draft): number {
    if (this.journal.length >= LIMITS.entries) {
      this.leaveOut('entries');
      return -1;
    }
    const octets = draft.octets?.length ?? 0;
    if (octets > 0 && !this.#mayKeep(octets)) draft.octets = EMPTY;
    return this.journal.record(draft);
  }

  #mayKeep(octets: number): boolean {
    this.#octets += octets;
    if (this.#octets <= LIMITS.octets) return true;
    this.leaveOut('octets');
    return false;
  }

  #connect(facts: Facts, client: number, server: number): number {
    const { protocol, client: clientAddress, server: serverAddress } = facts;
    return this.journal.addConnection({ protocol, client, server, clientAddress, serverAddress });
  }

  /** A conversation that was under way when the recording began says so. */
  #open({ protocol: label, fromTheStart }: Facts, at: number, place: Pick<Draft, 'connection' | 'from' | 'to'>): number {
    return this.record({ kind: 'open', at, label, ...(!fromTheStart && { detail: 'middle' }), ...place });
  }

  #name(facts: Facts): void {
    const named = `${facts.clientName} ${facts.serverName}`;
    const talk = this.#talks.get(facts.number);
    if (talk?.named === named) return;
    if (talk) talk.named = named;
    if (facts.serverName !== '') this.town.named(facts, 'server');
    if (facts.clientName !== '') this.town.named(facts, 'client');
  }

  #named(facts: Facts, { verb }: Exchange): void {
    if (verb === '(connect)' || HELLOS.has(verb)) this.#name(facts);
  }

  refresh(talk: { row: ConversationRow; facts: Facts }): void {
    refresh(talk.row, talk.facts, this.timeline.nowMs);
  }
}
