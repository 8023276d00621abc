/** A TCP connection: two flows, told in an order in which no answer precedes what it acknowledges. */
import type { MissingWhy, Side, Sink } from '../../sink.ts';
import { Flow, NO_ACK, type Piece } from './flow.ts';
import { ACK, ahead, FIN, flagNames, RST, SYN, type Segment } from './segment.ts';
import { clientOf, likelyClient, other, senderOfSyn, type End, type Held } from './sides.ts';

/**
 * Segments of the connection that may still come between an acknowledgement and the octets that it acknowledges:
 * captures from several queues of a card are a little out of order. After that, the octets are lost.
 */
const PATIENCE_SEGMENTS = 16;
/** Segments that are held when the first is no SYN, for that may come a little late; and while nothing shows who is the client. */
const HELD_SEGMENTS = 8;
const HELD_LIMIT = 32;
/** Sequence numbers of one connection lie closer together than this around its beginning and its end. */
const NEAR_OCTETS = 1 << 20;

export interface Ends {
  /** 'address:port' of the end that sent the first segment, and of the other. */
  names: readonly [string, string];
  hostNames: readonly [string, string];
  ports: readonly [number, number];
}

export class Connection {
  closed = false;
  /** Time of its latest segment. */
  lastMs = 0;
  readonly flows: readonly [Flow, Flow] = [new Flow(), new Flow()];
  readonly #sink: Sink;
  readonly #ends: Ends;
  #number = -1;
  #client: End = 0;
  #held: Held[] | undefined = [];
  #toldMs = -Infinity;
  /** A reset has come that its receiver need not have taken. */
  #suspected = false;
  /** Nothing was seen before its SYN: what is missing at its beginning will not come late. */
  #inOrder = true;

  constructor(sink: Sink, ends: Ends) {
    this.#sink = sink;
    this.#ends = ends;
  }

  /** Both ends have closed, and know it of each other: what still comes is repeated. */
  get over(): boolean {
    const [a, b] = this.flows;
    return a.finished && b.finished && a.acked === a.next && b.acked === b.next;
  }

  /** Both ends have said something, and may go on. */
  get isUnderWay(): boolean {
    return !this.closed && !this.over && this.flows[0].told && this.flows[1].told;
  }

  /** Octets that wait here. */
  get waitingOctets(): number {
    const held = this.#held?.reduce((sum, { segment }) => sum + segment.octets.length, 0) ?? 0;
    return held + this.flows[0].waitingOctets + this.flows[1].waitingOctets;
  }

  /** Whether this segment cannot belong here: it begins another connection between the same ports. */
  isAnother(segment: Segment, from: End): boolean {
    const flow = this.flows[from];
    const syn = (segment.flags & SYN) !== 0;
    if (this.#held) return syn && !this.#held.every((held) => isNear(held, segment, from));
    if (!flow.started || (syn && segment.seq === flow.base)) return false;
    if (syn) return flow.synSeen || Math.abs(ahead(segment.seq, flow.base)) > NEAR_OCTETS;
    return this.closed && segment.octets.length > 0 && Math.abs(ahead(segment.seq, flow.next)) > NEAR_OCTETS;
  }

  receive(segment: Segment, from: End): void {
    if (this.closed) return;
    this.lastMs = segment.atMs;
    if (!this.#held) this.#process(segment, from);
    else if (segment.flags & SYN) this.#begin(senderOfSyn({ segment, from }), true, { segment, from });
    else this.#hold(segment, from);
  }

  /** No more comes: whatever waits is told, with its holes. */
  finish(how?: 'reset'): void {
    if (this.closed) return;
    if (this.#held) this.#begin(likelyClient(this.#held, this.#ends.ports), false);
    if (this.closed) return;
    this.flush();
    this.closed = true;
    const ended = this.flows[0].finished && this.flows[1].finished;
    this.#sink.close(this.#number, ended ? 'end' : (how ?? (this.#suspected ? 'reset' : 'cut')), this.lastMs);
  }

  /** Tells whatever waits; what is missing before it, is lost. */
  flush(): void {
    if (this.#held) this.#begin(likelyClient(this.#held, this.#ends.ports), false);
    for (const [a, b] = this.flows; a.waiting.length + b.waiting.length + a.unseen + b.unseen > 0;) {
      this.#lose(a.hole + a.unseen > 0 ? 0 : 1);
    }
  }

  /** Copied, for it would otherwise keep its whole chunk of the file. */
  #hold(segment: Segment, from: End): void {
    this.#held!.push({ segment: { ...segment, octets: segment.octets.slice() }, from });
    const enough = this.#held!.length >= HELD_SEGMENTS && clientOf(this.#held!, this.#ends.ports) !== undefined;
    if (enough || this.#held!.length >= HELD_LIMIT) this.#begin(likelyClient(this.#held!, this.#ends.ports), false);
  }

  /** Opens the conversation, and goes through what was held; `syn`, if there is one, comes before it. */
  #begin(client: End, fromTheStart: boolean, syn?: Held): void {
    const held = this.#held!;
    this.#held = undefined;
    this.#inOrder = held.length === 0;
    this.#client = client;
    this.#open(fromTheStart, (syn ?? held[0]!).segment.atMs);
    if (syn) this.#process(syn.segment, syn.from);
    else this.#guessStarts(held);
    for (const { segment, from } of held) if (!this.closed) this.#process(segment, from);
  }

  #open(fromTheStart: boolean, atMs: number): void {
    const { names, hostNames } = this.#ends;
    const server = other(this.#client);
    this.#number = this.#sink.open({
      client: names[this.#client],
      server: names[server],
      clientName: hostNames[this.#client],
      serverName: hostNames[server],
      atMs,
      fromTheStart,
      evidence: 'octets',
    });
  }

  /** Without SYN a flow begins with the lowest number that is seen; a keep-alive (RFC 1122 §4.2.3.6) has one too low. */
  #guessStarts(held: readonly Held[]): void {
    const acks = held.filter(({ segment }) => segment.flags & ACK);
    for (const { segment, from } of held) {
      const flow = this.flows[from];
      const kept =
        segment.octets.length === 0 && acks.some(({ segment: { ack }, from: end }) => end !== from && ahead(ack, segment.seq) === 1);
      const first = kept && !(segment.flags & FIN) ? segment.seq + 1 : segment.seq;
      if (!flow.started || ahead(first, flow.next) < 0) flow.start(first, false);
    }
  }

  #process(segment: Segment, from: End): void {
    const flow = this.flows[from];
    const opposite = this.flows[other(from)];
    const syn = segment.flags & SYN ? 1 : 0;
    if (syn && !flow.synSeen) this.#synchronise(flow, segment);
    const ack = segment.flags & ACK ? segment.ack : NO_ACK;
    const unheard = this.#unheardBefore(segment, from);
    if (!flow.started) flow.start(segment.seq, false);
    if (ack !== NO_ACK && !opposite.started) opposite.start(ack, false);
    this.#tellSegment(segment, from);
    if (unheard !== undefined) this.#miss(unheard, null, 'lost', segment.atMs);
    if (ack !== NO_ACK) opposite.acknowledge(ack);
    if (segment.flags & RST) return this.#reset(segment, flow, opposite);
    if (segment.octets.length > 0) this.#suspected = false;
    this.#data(flow, opposite, segment, (segment.seq + syn) >>> 0, ack, from);
    if (flow.unseen + opposite.unseen + flow.waiting.length + opposite.waiting.length > 0) this.#settle();
  }

  /**
   * The end that had begun to speak before it was first seen: its SYN is missing, the other's is not, and that has spoken
   * already. Where nobody has, only the SYN need be missing.
   */
  #unheardBefore({ flags, ack, octets }: Segment, from: End): End | undefined {
    const [flow, opposite] = [this.flows[from], this.flows[other(from)]];
    if (!this.#inOrder || (flow.started && opposite.started && (opposite.synSeen || flow.told))) return undefined;
    const isAnswer = (flags & ACK) !== 0 && ahead(ack, opposite.base) > 0;
    if (!flow.started && opposite.synSeen && isAnswer) return from;
    if (!flow.synSeen || octets.length === 0) return undefined;
    return opposite.started ? this.#onlyAcknowledged(flow, opposite, ack, from) : other(from);
  }

  /** The other end has been seen only in what this one acknowledged before it first spoke: what it began with is missing. */
  #onlyAcknowledged(flow: Flow, opposite: Flow, ack: number, from: End): End | undefined {
    const isUnseen = !opposite.synSeen && !opposite.told && opposite.waiting.length === 0;
    return isUnseen && !flow.told && ack === opposite.next ? other(from) : undefined;
  }

  /** One that the receiver does not take ends nothing; it counts only if nobody says anything after it. */
  #reset(segment: Segment, flow: Flow, opposite: Flow): void {
    // the answer to a SYN has no number of its own: RFC 9293 §3.10.7.3
    const refused = !flow.synSeen && (segment.flags & ACK) !== 0 && segment.ack === opposite.next;
    if (refused || flow.takesReset(segment.seq)) this.finish('reset');
    else this.#suspected = true;
  }

  /** The SYN may come after segments that made its number known. */
  #synchronise(flow: Flow, segment: Segment): void {
    const first = (segment.seq + 1) >>> 0;
    if (flow.started && flow.told) return;
    const { started, acked } = flow;
    flow.start(first, true);
    if (started) flow.acknowledge(acked);
  }

  #data(flow: Flow, opposite: Flow, segment: Segment, seq: number, ack: number, from: End): void {
    const length = segment.octets.length + segment.snapped;
    if (length > 0 && !flow.finished && !flow.isOutside(seq, length)) {
      const inOrder = flow.waiting.length === 0 && seq === flow.next && reached(opposite, ack);
      if (inOrder) this.#tell(flow, from, segment);
      else flow.keep(seq, segment, ack);
    }
    if (segment.flags & FIN) flow.fin((seq + length) >>> 0);
    flow.finish();
  }

  /** Tells what has become complete, and gives up what has been missing for too long. */
  #settle(): void {
    this.#tellComplete();
    for (const end of [0, 1] as const) {
      const flow = this.flows[end];
      if (flow.unseen > 0) flow.patience++;
      while (flow.unseen > 0 && flow.patience > PATIENCE_SEGMENTS) this.#lose(end);
      // If it is no hole that holds them up, they acknowledge what was not seen of the other side.
      while (flow.overfull) this.#lose(flow.hole > 0 ? end : other(end));
    }
  }

  #tellComplete(): void {
    let moved = true;
    while (moved) {
      const first = this.#advance(0);
      moved = this.#advance(1) || first;
    }
  }

  #advance(end: End): boolean {
    const flow = this.flows[end];
    const opposite = this.flows[other(end)];
    const before = flow.next;
    for (let head = flow.head(); head && reached(opposite, head.ack); head = flow.head()) {
      flow.take();
      this.#say(end, head);
    }
    flow.finish();
    return flow.next !== before;
  }

  /** Gives up what is missing before the next that waits, or before what was acknowledged. */
  #lose(end: End): void {
    const flow = this.flows[end];
    const { hole, unseen } = flow;
    const demanded = demandedOf(flow, this.flows[other(end)].head());
    const known = [hole, unseen, Math.min(demanded, unseen)].filter((octets) => octets > 0);
    const octets = Math.min(...known);
    if (known.length === 0) return this.#loseOrder();
    // One that nothing follows is a FIN that was not captured: nobody says less than a line.
    const unseenFin = octets === 1 && hole === 0 && flow.waiting.length === 0;
    if (!unseenFin) this.#miss(end, octets, 'lost', flow.waiting[0]?.atMs ?? this.lastMs);
    flow.pass(octets);
    flow.finish();
    this.#tellComplete();
  }

  /** What waits only for an acknowledged order that cannot be: it is told as it came. */
  #loseOrder(): void {
    for (const flow of this.flows) for (const piece of flow.waiting) piece.ack = NO_ACK;
    this.#tellComplete();
  }

  #tell(flow: Flow, end: End, segment: Segment): void {
    flow.advance(segment.octets.length + segment.snapped);
    this.#say(end, segment);
  }

  #say(end: End, { octets, snapped, atMs }: Pick<Piece, 'octets' | 'snapped' | 'atMs'>): void {
    this.#toldMs = Math.max(this.#toldMs, atMs);
    if (octets.length > 0) this.#sink.say(this.#number, this.#side(end), octets, this.#toldMs);
    if (snapped > 0) this.#miss(end, snapped, 'snapped', atMs);
  }

  #miss(end: End, octets: number | null, why: MissingWhy, atMs: number): void {
    this.#toldMs = Math.max(this.#toldMs, atMs);
    this.#sink.miss(this.#number, this.#side(end), octets, why, this.#toldMs);
  }

  #tellSegment({ seq, ack, flags, octets, atMs }: Segment, from: End): void {
    const acknowledged = flags & ACK ? (ack - this.flows[other(from)].base) >>> 0 : 0;
    const relative = (seq - this.flows[from].base) >>> 0;
    this.#sink.segment(this.#number, { side: this.#side(from), flags: flagNames(flags), seq: relative, ack: acknowledged, octets, atMs });
  }

  #side(end: End): Side {
    return end === this.#client ? 'client' : 'server';
  }
}

/** Octets of `flow` without which the other side cannot have said its next piece. */
function demandedOf(flow: Flow, next: Piece | undefined): number {
  return next && next.ack !== NO_ACK ? Math.max(0, ahead(next.ack, flow.next)) : 0;
}

/** Whether all has been told that this acknowledges. */
function reached(flow: Flow, ack: number): boolean {
  return ack === NO_ACK || ahead(ack, flow.next) <= 0;
}

/** Whether a segment that came before the SYN belongs to what that begins, and not to what these ports said earlier. */
function isNear({ segment, from }: Held, syn: Segment, synFrom: End): boolean {
  if (from !== synFrom && !(segment.flags & ACK)) return true;
  const number = from === synFrom ? segment.seq : segment.ack;
  const further = ahead(number, syn.seq);
  return further >= 0 && further <= NEAR_OCTETS;
}
