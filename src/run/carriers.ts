/**
 * Carries a connection's two ends over the simulated network: hands octets to and fro, writes commands and replies into the
 * journal with what caused them, keeps the time-outs, and lets interventions speak in somebody's place.
 */
import { text, utf8 } from '../mail/octets.ts';
import type { IncomingCarrier } from '../agents/surroundings.ts';
import type { Answer, ClientCarrier, End, Saying, TlsFacts } from '../protocols/carrier.ts';
import type { Clock, Timer } from '../sim/clock.ts';
import type { Journal } from '../sim/journal.ts';
import type { EndReason, TcpEnd, TcpHandler } from '../sim/tcp.ts';
import type { TlsIdentity } from '../protocols/tls/server.ts';
import { DottedReader } from '../protocols/dots.ts';
import { Typist } from '../agents/typist/typist.ts';
import { Serving } from './hands/serving.ts';
import { isTyped } from './hands/typed-protocol.ts';
import type { TypedScript } from './hands/typed-script.ts';
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
abstract class SimCarrier implements TcpHandler {
  protected readonly line: Line;
  protected readonly tcp: TcpEnd;
  protected end!: End;
  protected machine = -1;
  protected readonly protection: Protection;
  tls: TlsFacts | null = null;
  #layer: TlsLayer | undefined;
  #begun = false;
  #timer: Timer | null = null;
  #heardMs = 0;

  constructor(line: Line, tcp: TcpEnd, protection: Protection) {
    this.line = line;
    this.tcp = tcp;
    this.protection = protection;
  }

  protected start(end: End, chart: string): void {
    this.end = end;
    this.machine = this.line.journal.addMachine({ chart, agent: this.tcp.agent, connection: this.tcp.connection, state: end.state });
    this.#heardMs = this.line.clock.nowMs;
    this.#timer?.cancel();
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
    if (this.#layer) this.#layer.received(octets);
    else this.end.received(octets);
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
    this.#timer?.cancel();
    this.tcp.close();
    this.end.ended('lost');
  }

  /** The octets as they go onto the line. */
  protected sealed(octets: Uint8Array): Uint8Array {
    return this.#layer ? this.#layer.seal(octets) : octets;
  }

  ended(reason: EndReason): void {
    this.#timer?.cancel();
    this.end.ended(reason);
  }

  moved(state: string, edge: string): void {
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
    this.#timer?.cancel();
    this.#layer?.close();
    this.tcp.close();
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

  answer({ verb, code, octets, more }: Answer): void {
    const { journal, clock, unanswered, opened } = this.line;
    const { connection, agent, peer } = this.tcp;
    // what more follows leaves its command waiting
    const asked = code === '*' || more ? unanswered[0] : verb === '' ? -1 : unanswered.shift();
    const cause = verb === '(connect)' ? opened : (asked ?? -1);
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
    this.tcp.send(crossing, index);
  }

  /** One timer a side, looked at when it is due: what was heard meanwhile puts it off. */
  #wait(ms: number): void {
    this.#timer = this.line.clock.after(ms, () => {
      const leftMs = this.#heardMs + this.end.patienceMs - this.line.clock.nowMs;
      if (leftMs > 0) this.#wait(leftMs);
      else this.end.timedOut();
    });
  }
}

export class SimClientCarrier extends SimCarrier implements ClientCarrier {
  /** A person speaks here, and what the client's own machine says is not heard. */
  #isTaken = false;

  use(end: End, chart: string): this {
    this.start(end, chart);
    return this;
  }

  get connection(): number {
    return this.tcp.connection;
  }

  override say(saying: Saying): void {
    if (this.#isTaken) return;
    const script = this.line.interventions.hands.none ? undefined : this.#scriptAt(saying);
    if (script) this.#handOver(script, saying.verb);
    else super.say(saying);
  }
  override moved(state: string, edge: string): void {
    if (!this.#isTaken) super.moved(state, edge);
  }
  override close(): void {
    if (!this.#isTaken) super.close();
  }

  startTls(): void {
    this.shakeHands();
  }

  /** This end as whoever speaks by hand has it; what they write as a text becomes a message. */
  byHand(): ClientCarrier {
    const line = this.line;
    const facts = () => this.tls;
    return {
      get tls() {
        return facts();
      },
      moved: (state, edge) => super.moved(state, edge),
      close: () => super.close(),
      startTls: () => this.startTls(),
      say: (saying) => {
        if (saying.verb === '(message)') line.subject = line.letter(unstuffed(saying.octets));
        super.say(saying);
      },
    };
  }

  /** The lines of whoever takes this client's place at what it is about to say. */
  #scriptAt({ verb }: Saying): TypedScript | undefined {
    const { journal, interventions, clock, lastReply } = this.line;
    const { connection, agent } = this.tcp;
    const { protocol } = journal.connections[connection]!;
    const id = journal.idOfNext(verb === '(message)' ? 'text' : 'command', connection, verb);
    const script = isTyped(protocol) ? interventions.hands.takeScript(id, protocol) : undefined;
    if (script)
      journal.record({ kind: 'intervention', label: 'type', detail: id, at: clock.nowMs, connection, from: agent, cause: lastReply });
    return script;
  }

  #handOver(script: TypedScript, verb: string): void {
    const { protocol } = this.line.journal.connections[this.tcp.connection]!;
    if (!isTyped(protocol)) return;
    this.#isTaken = true;
    script.connection = this.tcp.connection;
    const typist = new Typist(this.line.clock, this.byHand(), protocol, script, true);
    this.start(typist, 'typist');
    typist.takeOver(verb);
  }
}

/** A text as it crossed the line, without its final dot and the dots that were doubled. */
function unstuffed(octets: Uint8Array): Uint8Array {
  const reader = new DottedReader(octets.length);
  reader.push(octets);
  return reader.text;
}

/** The first word of a line that a person said. */
function verbOf(line: Uint8Array): string {
  return text(line, 0, Math.min(line.length, 40)).trim().split(/\s/)[0]!.toUpperCase() || '(empty)';
}

export class SimServerCarrier extends SimCarrier implements IncomingCarrier {
  readonly crowded = false;
  readonly fromAddress: string;
  /** Present only when somebody may want to answer otherwise. */
  overrule?: (verb: string, proposed: string) => string | null;
  /** Present only where there is a certificate. */
  startTls?: () => void;
  /** Present only when somebody may want to answer in this server's place. */
  #serving?: Serving;

  constructor(line: Line, tcp: TcpEnd, protection: Protection, fromAddress: string) {
    super(line, tcp, protection);
    this.fromAddress = fromAddress;
    if (protection.identity) this.startTls = () => this.#invite();
  }

  #invite(): void {
    this.#serving?.forget();
    this.shakeHands();
  }

  use(end: End, chart: string): this {
    if (!this.line.interventions.hands.none) this.#serving = new Serving(this.line, this.tcp);
    this.start(this.#serving?.held(end) ?? end, chart);
    if (!this.line.interventions.none) this.overrule = (verb, proposed) => this.#overruled(verb, proposed);
    return this;
  }

  /** Where the server stands, and what it would say to a verb. */
  get session(): End {
    return this.end;
  }

  /** Number of the message whose text came last, for whoever takes it over. */
  get subject(): number {
    return this.line.subject;
  }
  /** Entry that an acceptance on this connection is caused by: the text just received. */
  get cause(): number {
    return this.line.unanswered[0] ?? this.line.lastReply;
  }

  /** The reply that is about to be given, unless an intervention puts another in its place or cuts the line. */
  #overruled(verb: string, proposed: string): string | null {
    const { journal, interventions, clock, opened, unanswered } = this.line;
    const asked = verb === '(connect)' ? opened : unanswered[0];
    if (asked === undefined) return proposed;
    const byHand = this.#serving?.wordsFor(asked, verb, proposed);
    if (byHand !== undefined) return byHand;
    const id = `${journal.id(asked)}:reply`;
    const place = { at: clock.nowMs, connection: this.tcp.connection, from: this.tcp.agent, cause: asked };
    if (interventions.takeCut(id)) {
      journal.record({ kind: 'fault', label: 'cut', detail: id, ...place });
      this.tcp.cutLine();
    }
    const instead = interventions.takeReply(id);
    if (instead === undefined) return proposed;
    journal.record({ kind: 'intervention', label: 'reply', detail: id, ...place });
    return instead;
  }
}
