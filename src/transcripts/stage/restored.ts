/** A journal that was kept as a file: shown as it is, and judged and listed besides, by telling it again. */
import type { Journal } from '../../sim/journal.ts';
import type { Exchange, Replied } from '../dialogue.ts';
import type { Finding } from '../finding.ts';
import type { DnsSeen, Facts, RecordingListener } from '../listener.ts';
import { Recording } from '../recording.ts';
import { replay } from '../replay.ts';
import type { Restored } from '../sink.ts';
import { refresh, rowOf, type ConversationRow, type PlacedFinding } from './rows.ts';
import { text } from '../../mail/octets.ts';

/** Entries that are looked through for the octets of a step. */
const LOOK_AHEAD = 5000;
const MAX_QUOTE = 200;

export interface Listed {
  rows: ConversationRow[];
  findings: PlacedFinding[];
}

/** Rows and findings of a kept journal. */
export function listed({ journal, scene }: Restored): Listed {
  const lister = new Lister(journal);
  const recording = new Recording(lister);
  replay(journal, scene, recording);
  recording.end();
  return lister;
}

/** One conversation: where in the journal it stands. */
interface Place {
  row: ConversationRow;
  said: Map<number, number>;
  replied: Map<number, number>;
  /** The entry that was found last. */
  at: number;
}

class Lister implements RecordingListener {
  readonly rows: ConversationRow[] = [];
  readonly findings: PlacedFinding[] = [];
  readonly #journal: Journal;
  readonly #places = new Map<number, Place>();
  #opened = -1;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  begun(facts: Facts): void {
    const isLookup = facts.protocol === 'dns' && !this.#isConnection(facts);
    const first = isLookup ? 0 : this.#next('open');
    const connection = isLookup || first < 0 ? -1 : this.#journal.connection(first);
    const at = Math.max(0, first);
    const row = rowOf(facts, connection, at, this.#journal.length === 0 ? 0 : this.#journal.at(at));
    this.rows.push(row);
    this.#places.set(facts.number, { row, said: new Map(), replied: new Map(), at });
  }

  asked(facts: Facts, { number, said }: Exchange): void {
    const place = this.#places.get(facts.number)!;
    place.row.exchanges++;
    place.said.set(number, said.length === 0 ? place.at : this.#find(place, said));
  }

  replied(facts: Facts, exchange: Exchange | null, { octets }: Replied): void {
    const place = this.#places.get(facts.number)!;
    const at = this.#find(place, octets);
    if (exchange) place.replied.set(exchange.number, at);
  }

  finding(facts: Facts, finding: Finding): void {
    const { row, said, replied } = this.#places.get(facts.number)!;
    row[`${finding.severity}s`]++;
    const entry = (finding.side === 'client' ? said : replied).get(finding.exchange) ?? row.first;
    const octets = this.#journal.octets(entry);
    const end = Math.min(finding.end, finding.start + MAX_QUOTE, octets.length);
    this.findings.push({ ...finding, conversation: facts.number, entry, quote: text(octets, Math.min(finding.start, end), end).trimEnd() });
  }

  message(facts: Facts): void {
    this.#places.get(facts.number)!.row.messages++;
  }

  question({ facts }: DnsSeen): void {
    this.#places.get(facts.number)!.row.exchanges++;
  }

  ended(facts: Facts): void {
    const place = this.#places.get(facts.number);
    if (!place) return;
    refresh(place.row, facts, this.#journal.length === 0 ? 0 : this.#journal.at(place.at));
    place.row.last = place.at;
    this.#places.delete(facts.number);
  }

  answer(): void {}
  continued(): void {}
  state(): void {}
  tls(): void {}
  gap(): void {}
  segment(): void {}
  traced(): void {}
  restored(): void {}
  keys(): void {}
  leftAlone(): void {}
  setAside(): void {}
  preface(): void {}
  problem(): void {}

  #isConnection({ client }: Facts): boolean {
    return this.#journal.connections.some(({ clientAddress }) => clientAddress === client);
  }

  /** Connections are told in the order in which they were opened. */
  #next(kind: 'open'): number {
    for (let index = this.#opened + 1; index < this.#journal.length; index++) {
      if (this.#journal.kind(index) === kind) return (this.#opened = index);
    }
    return -1;
  }

  /** The next entry of the conversation that begins with these octets; where it stands already if there is none. */
  #find(place: Place, octets: Uint8Array): number {
    const end = Math.min(this.#journal.length, place.at + LOOK_AHEAD);
    for (let index = place.at + 1; index < end; index++) {
      if (this.#journal.connection(index) !== place.row.connection || this.#journal.octetCount(index) === 0) continue;
      const kind = this.#journal.kind(index);
      if (kind !== 'command' && kind !== 'text' && kind !== 'reply') continue;
      if (begins(octets, this.#journal.octets(index))) return (place.at = index);
    }
    return place.at;
  }
}

/** What is told may have been said in pieces: the first of them counts. */
function begins(whole: Uint8Array, piece: Uint8Array): boolean {
  const length = Math.min(whole.length, piece.length, 64);
  for (let at = 0; at < length; at++) if (whole[at] !== piece[at]) return false;
  return length > 0;
}
