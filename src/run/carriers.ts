/**
 * Carries a connection's two ends over the simulated network: hands octets to and fro, writes commands and replies into the
 * journal with what caused them, keeps the time-outs, and lets interventions speak in somebody's place.
 */
import { text, utf8 } from '../mail/octets.ts';
import type { Answer, End, Saying, TlsFacts } from '../protocols/carrier.ts';
import type { Clock, Timer } from '../sim/clock.ts';
import type { Journal } from '../sim/journal.ts';
import type { EndReason, TcpEnd, TcpHandler } from '../sim/tcp.ts';
import type { TlsIdentity } from '../protocols/tls/server.ts';
import { beginningOf, type Verdict } from './faults/answers.ts';
import type { Faults } from './faults/faults.ts';
import { stripped } from './faults/strip.ts';
import { Troubles } from './faults/troubles.ts';
import type { Interventions } from './interventions.ts';
import { TlsLayer, type Layered } from './tls-layer.ts';

/** What a connection may be protected with. */
export interface Protection {
  random(octets: number): Uint8Array;
  /** The client's: which name it wants, and whose certificates it trusts (`undefined`: anybody's). */
  client?: { serverName: string; authority: Uint8Array | undefined };
  /** The server's. */
  identity?: TlsIdentity;
  /** TLS comes before the first word. */
  implicit: boolean;
}

/** What both carriers of a connection share. */
export interface Line {
  journal: Journal;
  clock: Clock;
  interventions: Interventions;
  faults: Faults;
  /** Journal entries of what the client said and was not answered for yet. */
  unanswered: number[];
  /** Message that the client sent last, as the journal numbers it. */
  subject: number;
  /** Entry of the last reply: what the client says next is caused by it. */
  lastReply: number;
  /** The entry that opened the connection. */
  opened: number;
  /** Takes a text that was written by hand for a message; its number. */
  letter: (octets: Uint8Array) => number;
}

/** What client and server carriers have in common: machine, patience, the TCP end. */
export abstract class SimCarrier implements TcpHandler {
  protected readonly line: Line;
  protected readonly tcp: TcpEnd;
  protected end!: End;
  protected machine = -1;
  protected readonly protection: Protection;
  /** Absent where nothing is broken. */
  protected readonly troubles: Troubles | undefined;
  tls: TlsFacts | null = null;
  #layer: TlsLayer | undefined;
  #begun = false;
  #timer: Timer | null = null;
  #heardMs = 0;
  /** Nothing is waited for any more. */
  #isOver = false;

  constructor(line: Line, tcp: TcpEnd, protection: Protection) {
    this.line = line;
    this.tcp = tcp;
    this.protection = protection;
    if (!line.faults.none) this.troubles = new Troubles(line.faults, tcp.agent, line.clock);
  }

  protected start(end: End, chart: string): void {
    this.end = end;
    this.machine = this.line.journal.addMachine({ chart, agent: this.tcp.agent, connection: this.tcp.connection, state: end.state });
    this.#heardMs = this.line.clock.nowMs;
    this.#timer?.cancel();
    this.#isOver = false;
    this.#wait(end.patienceMs);
  }

  opened(): void {
    this.#heardMs = this.line.clock.nowMs;
    if (this.protection.implicit) this.shakeHands();
    else this.#begin();
  }

  #begin(): void {
    this.#begun = true;
    this.end.opened();
  }

  received(octets: Uint8Array): void {
    this.#heardMs = this.line.clock.nowMs;
    if (this.troubles) this.troubles.heard(() => this.#take(octets));
    else this.#take(octets);
  }

  #take(octets: Uint8Array): void {
    if (this.#layer) this.#layer.received(octets);
    else this.end.received(octets);
  }

  /** What the other side may notice, in its order. */
  #do(act: () => void): void {
    if (this.troubles) this.troubles.does(act);
    else act();
  }

  /** This end's part of the handshake begins. */
  protected shakeHands(): void {
    const { journal, clock } = this.line;
    const layered: Layered = {
      journal,
      clock,
      tcp: this.tcp,
      cause: () => this.line.lastReply,
      random: (octets) => this.protection.random(octets),
      secured: (facts) => this.#secured(facts),
      plain: (octets) => this.end.received(octets),
      over: (why) => this.#unprotected(why),
    };
    const { client, identity } = this.protection;
    this.#layer = client ? TlsLayer.client(layered, client.serverName, client.authority) : TlsLayer.server(layered, identity!);
  }

  #secured(facts: TlsFacts): void {
    this.tls = facts;
    if (this.#begun) this.end.secured?.();
    else this.#begin();
  }

  /** RFC 8446 §6.1: after close_notify the TCP connection is closed as well; after any other alert nothing can be said any more. */
  #unprotected(why: string): void {
    if (why === 'close_notify') return;
    this.#stopWaiting();
    this.tcp.close();
    this.end.ended('lost');
  }

  /** The octets as they go onto the line. */
  protected sealed(octets: Uint8Array): Uint8Array {
    return this.#layer ? this.#layer.seal(octets) : octets;
  }

  ended(reason: EndReason): void {
    this.#stopWaiting();
    if (this.troubles) this.troubles.ended(reason, () => this.end.ended(reason));
    else this.end.ended(reason);
  }

  moved(state: string, edge: string): void {
    this.#do(() => this.#noteMove(state, edge));
  }

  #noteMove(state: string, edge: string): void {
    const { journal, clock, lastReply } = this.line;
    const { connection, agent } = this.tcp;
    journal.record({
      kind: 'state',
      at: clock.nowMs,
      label: state,
      detail: edge,
      subject: this.machine,
      connection,
      from: agent,
      cause: lastReply,
    });
  }

  close(): void {
    this.#stopWaiting();
    this.#do(() => {
      this.#layer?.close();
      this.tcp.close();
    });
  }

  say({ verb, octets }: Saying): void {
    const { journal, clock, subject } = this.line;
    const kind = verb === '(message)' ? 'text' : 'command';
    const said = this.line.interventions.none ? octets : this.#instead(kind, verb, octets);
    const { connection, agent, peer } = this.tcp;
    const crossing = this.sealed(said);
    const index = journal.record({
      kind,
      at: clock.nowMs,
      until: this.tcp.arrivalMs(crossing.length),
      label: said === octets ? verb : verbOf(said),
      detail: this.tls ? `tls ${crossing.length}` : undefined,
      octets: said,
      connection,
      from: agent,
      to: peer.agent,
      cause: this.line.lastReply,
      subject: kind === 'text' ? subject : -1,
    });
    this.line.unanswered.push(index);
    this.tcp.send(crossing, index);
  }

  /** What is said at this step once interventions have had their way. */
  #instead(kind: 'text' | 'command', verb: string, octets: Uint8Array): Uint8Array {
    const { journal, interventions, clock } = this.line;
    const { connection } = this.tcp;
    const id = journal.idOfNext(kind, connection, verb);
    const place = { at: clock.nowMs, connection, from: this.tcp.agent, cause: this.line.lastReply };
    if (interventions.takeCut(id)) {
      journal.record({ kind: 'fault', label: 'cut', detail: id, ...place });
      this.tcp.cutLine();
    }
    const line = interventions.takeLine(id);
    if (line === undefined) return octets;
    journal.record({ kind: 'intervention', label: 'say', detail: id, ...place });
    return utf8(`${line}\r\n`);
  }

  answer(answer: Answer): void {
    const { verb, code, more } = answer;
    const { unanswered, opened } = this.line;
    // what more follows leaves its command waiting
    const asked = code === '*' || more ? unanswered[0] : verb === '' ? -1 : unanswered.shift();
    const cause = verb === '(connect)' ? opened : (asked ?? -1);
    const cut = code === '*' ? undefined : this.troubles?.takeCut(verb);
    this.#do(() => (cut ? this.#breakOff(answer, cause, cut) : this.#tell(answer, cause)));
  }

  /** The beginning of the answer goes out, and then the line breaks; of nothing, not even that. */
  #breakOff(answer: Answer, cause: number, cut: NonNullable<Verdict['cut']>): void {
    const { journal, clock } = this.line;
    const octets = beginningOf(answer.octets, cut);
    if (octets.length > 0) this.#tell({ ...answer, octets }, cause);
    this.tcp.cutLine();
    const place = { at: clock.nowMs, connection: this.tcp.connection, from: this.tcp.agent, cause };
    journal.record({ kind: 'fault', label: 'cut', detail: cause < 0 ? '' : `${journal.id(cause)}:reply`, ...place });
    if (octets.length === 0) this.#tell(answer, cause);
  }

  #tell({ code, octets }: Answer, cause: number): void {
    const { journal, clock } = this.line;
    const { connection, agent, peer } = this.tcp;
    const crossing = this.sealed(octets);
    const until = this.tcp.arrivalMs(crossing.length);
    const index = journal.record({
      kind: 'reply',
      at: clock.nowMs,
      until,
      label: code,
      detail: this.tls ? `tls ${crossing.length}` : undefined,
      octets,
      connection,
      from: agent,
      to: peer.agent,
      cause,
    });
    this.line.lastReply = index;
    this.tcp.send(this.#tampered(crossing, index), index);
  }

  /** What comes out at the other end, if somebody on the way overwrites the offer of TLS. */
  #tampered(crossing: Uint8Array, cause: number): Uint8Array {
    const { journal, clock, faults } = this.line;
    if (faults.none || this.tls || !faults.isStripped(this.tcp.lines)) return crossing;
    const octets = stripped(crossing);
    if (!octets) return crossing;
    const { connection, agent, peer } = this.tcp;
    journal.record({ kind: 'fault', at: clock.nowMs, label: 'stripped', octets, connection, from: agent, to: peer.agent, cause });
    return octets;
  }

  /** Nobody is impatient with an end that is held back. */
  protected heldFor(waitMs: number): void {
    this.#heardMs = this.line.clock.nowMs + waitMs;
  }

  /** One timer a side, looked at when it is due: what was heard meanwhile puts it off. */
  #wait(ms: number): void {
    this.#timer = this.line.clock.after(ms, () => {
      const leftMs = this.#heardMs + this.end.patienceMs - this.line.clock.nowMs;
      if (leftMs > 0) return this.#wait(leftMs);
      this.end.timedOut();
      // it may have said something instead of hanging up, and waits for the answer
      this.#heardMs = this.line.clock.nowMs;
      if (!this.#isOver) this.#wait(this.end.patienceMs);
    });
  }

  #stopWaiting(): void {
    this.#timer?.cancel();
    this.#isOver = true;
  }
}

/** The first word of a line that a person said. */
function verbOf(line: Uint8Array): string {
  return text(line, 0, Math.min(line.length, 40)).trim().split(/\s/)[0]!.toUpperCase() || '(empty)';
}
