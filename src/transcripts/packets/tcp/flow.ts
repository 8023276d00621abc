/** One direction of a connection: its segments put back into the order in which they were sent. RFC 9293 §3.4, §3.10.7.4. */
import { ahead, type Segment } from './segment.ts';

/** Segments and octets of one direction that wait for a hole to be filled; beyond that, the hole is lost. */
const WAITING_SEGMENTS = 256;
const WAITING_OCTETS = 1 << 20;
/** No window is larger than this (RFC 7323 §2.3): an acknowledgement further ahead is damage. */
const WINDOW_OCTETS = 2 ** 30;
/** Further ahead than this nobody sends: a window of 16 MB is larger than what mail servers ask for. */
const AHEAD_OCTETS = 1 << 24;
/** So many segments one behind the other show that it is the capture that has a hole. */
const CONVINCING = 3;
/** For a segment that acknowledges nothing. */
export const NO_ACK = -1;

export interface Piece {
  seq: number;
  octets: Uint8Array;
  snapped: number;
  /** What the other side must have said before this: the acknowledgement that came with it. */
  ack: number;
  atMs: number;
}

export class Flow {
  started = false;
  /** Its initial sequence number has been seen, not only guessed. */
  synSeen = false;
  /** What sequence numbers are told relative to: that of the SYN. */
  base = 0;
  /** The sequence number of the next octet to be told. */
  next = 0;
  /** The other side says it has all octets before this. */
  acked = 0;
  /** Octets of it have been told. */
  told = false;
  /** Its end has been told. */
  finished = false;
  /** Segments of the connection since the other side has acknowledged what is missing here. */
  patience = 0;
  /** Segments outside the window that follow each other, and where the next of them would be. */
  #outside = 0;
  #outsideNext = 0;
  /** Out of order, without overlaps, by sequence number. */
  readonly waiting: Piece[] = [];
  waitingOctets = 0;
  #finAt = NO_ACK;

  /** `first`: the sequence number of its first octet; its SYN, if there was one, has the number before. */
  start(first: number, synSeen: boolean): void {
    this.started = true;
    this.synSeen = synSeen;
    this.base = (first - 1) >>> 0;
    this.next = first >>> 0;
    this.acked = this.next;
  }

  acknowledge(ack: number): void {
    const further = ahead(ack, this.acked);
    const near = further <= AHEAD_OCTETS || ahead(ack, this.sent) <= AHEAD_OCTETS;
    if (further > 0 && further <= WINDOW_OCTETS && near) this.acked = ack;
  }

  /** Octets that come next, were acknowledged, and never seen: what waits here has been. */
  get unseen(): number {
    if (this.finished) return 0;
    const unseen = Math.max(0, ahead(this.acked, this.next));
    return this.waiting.length > 0 ? Math.min(unseen, this.hole) : unseen;
  }

  /** Octets until the first that wait: 0 if none wait, or if what they wait for is something else. */
  get hole(): number {
    const head = this.waiting[0];
    return head ? Math.max(0, ahead(head.seq, this.next)) : 0;
  }

  get overfull(): boolean {
    return this.waiting.length > WAITING_SEGMENTS || this.waitingOctets > WAITING_OCTETS;
  }

  /** The furthest that is known to have been sent. */
  get sent(): number {
    const last = this.waiting[this.waiting.length - 1];
    const behind = last ? (last.seq + lengthOf(last)) >>> 0 : this.next;
    return [this.next, this.acked, behind].reduce((one, other) => (ahead(other, one) > 0 ? other : one));
  }

  /**
   * Whether octets at `seq` cannot be this flow's (RFC 9293 §3.10.7.4): they are ignored, as the receiver has done. If others
   * follow them closely, they were sent all the same.
   */
  isOutside(seq: number, length: number): boolean {
    const far = ahead(seq, this.next) > AHEAD_OCTETS && ahead(seq, this.sent) > AHEAD_OCTETS;
    if (!far && this.#outside === 0) return false;
    this.#outside = !far ? 0 : this.#outside > 0 && seq === this.#outsideNext ? this.#outside + 1 : 1;
    this.#outsideNext = (seq + length) >>> 0;
    return far && this.#outside < CONVINCING;
  }

  /** The receiver takes a reset only where it waits for the next octet (RFC 5961 §3.2): somewhere between what it has acknowledged and what was sent. */
  takesReset(seq: number): boolean {
    return !this.started || (ahead(seq, this.acked) >= 0 && ahead(seq, this.sent) <= 0);
  }

  /** One that the octets have passed was none. */
  fin(seq: number): void {
    const near = ahead(seq, this.next) >= 0 && ahead(seq, this.sent) <= AHEAD_OCTETS;
    const isPassed = this.#finAt !== NO_ACK && ahead(this.#finAt, this.next) < 0;
    if (near && (this.#finAt === NO_ACK || isPassed || ahead(seq, this.#finAt) < 0)) this.#finAt = seq;
  }

  /** Its FIN comes next: it counts as one octet (RFC 9293 §3.4). What would lie behind it is not this flow's, if the other side has it and no more. */
  finish(): void {
    if (this.finished || this.#finAt !== this.next) return;
    const behind = (this.next + 1) >>> 0;
    if (this.waiting.length > 0 && this.acked !== behind) return;
    this.waiting.length = 0;
    this.waitingOctets = 0;
    this.finished = true;
    this.next = behind;
  }

  /** Keeps what of a segment's data is new: octets that are here already win over later ones. */
  keep(seq: number, segment: Segment, ack: number): void {
    let from = Math.max(0, ahead(this.next, seq));
    const length = segment.octets.length + segment.snapped;
    for (let index = 0; from < length; index++) {
      const other = this.waiting[index];
      const gap = other ? ahead(other.seq, seq) : length;
      if (gap > from) {
        this.#insert(index, piece(seq, segment, ack, from, Math.min(gap, length)));
        if (other) index++;
      }
      if (!other) return;
      from = Math.max(from, gap + lengthOf(other));
    }
  }

  /** The next piece, if it is in order. */
  head(): Piece | undefined {
    const head = this.waiting[0];
    return head && ahead(head.seq, this.next) <= 0 ? head : undefined;
  }

  /** Takes the next piece out, and moves on behind it. */
  take(): void {
    const head = this.waiting.shift()!;
    this.waitingOctets -= head.octets.length;
    this.advance(lengthOf(head));
  }

  /** These octets have been told. */
  advance(octets: number): void {
    this.next = (this.next + octets) >>> 0;
    this.patience = 0;
    this.told = true;
  }

  /** These octets are missing for good. Patience does not begin anew: where a whole direction is missing, nobody is waited for again. */
  pass(octets: number): void {
    this.next = (this.next + octets) >>> 0;
  }

  #insert(index: number, added: Piece): void {
    this.waiting.splice(index, 0, added);
    this.waitingOctets += added.octets.length;
  }
}

function lengthOf({ octets, snapped }: Piece): number {
  return octets.length + snapped;
}

/** The data of `segment` between the offsets `from` and `to`, copied: a shared piece would keep its whole chunk of the file. */
function piece(seq: number, segment: Segment, ack: number, from: number, to: number): Piece {
  const octets = segment.octets.slice(from, to);
  return { seq: (seq + from) >>> 0, octets, snapped: to - from - octets.length, ack, atMs: segment.atMs };
}
