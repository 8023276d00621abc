/** One conversation on its way into the journal: its exchanges, messages, gaps and TLS, and where each of them stands. */
import { own } from '../../own.ts';
import { concat, EMPTY } from '../../mail/octets.ts';
import { session as smtpSession } from '../../protocols/smtp/session.machine.ts';
import type { Draft } from '../../sim/journal.ts';
import type { Exchange, Letter, MessageSeen, Replied } from '../dialogue.ts';
import type { Finding } from '../finding.ts';
import type { Facts, PrefaceSeen } from '../listener.ts';
import type { MissingWhy, SegmentSeen, Side } from '../sink.ts';
import { fieldNameOf, messageIdOf } from './bodies.ts';
import type { ConversationRow } from './rows.ts';
import type { Writing } from './writing.ts';

/** Exchanges whose place in the journal is remembered: findings about older ones point to the beginning. */
const MAX_REMEMBERED = 2000;

const CHARTS: Record<string, string> = { smtp: 'smtp', submission: 'smtp', lmtp: 'smtp', pop3: 'pop3', imap: 'imap' };

const TURNS = smtpSession.asking('turn');
/** What an IMAP client goes on with, by the command; whatever else it is is a literal. */
const CONTINUED: Record<string, string> = { AUTHENTICATE: '(response)', IDLE: 'DONE' };

interface Ends {
  client: number;
  server: number;
  connection: number;
  /** The entry that opened it. */
  opened: number;
}

/** Journal entries of an exchange. */
interface Places {
  said: number;
  replied: number;
  /** Nothing more is said to it. */
  final: boolean;
  /** It is the text of a message. */
  text: boolean;
  asker: Side;
}

export class Talk {
  readonly row: ConversationRow;
  readonly facts: Facts;
  readonly client: number;
  readonly server: number;
  /** Names that the town has been told of. */
  named = '';
  /** Who gives the orders: ATRN and TURN make the two change places (RFC 2645, RFC 821 §3.8). */
  #asker: Side = 'client';
  readonly #writer: Writing;
  readonly #connection: number;
  readonly #machine: number;
  readonly #places = new Map<number, Places>();
  /** Fetched messages whose reply has not been told yet. */
  readonly #fetched = new Map<number, MessageSeen[]>();
  #opened: number;
  #lastReply: number;
  /** The handshake is over: what is told from here on crossed sealed. */
  #sealed = false;

  constructor(writer: Writing, facts: Facts, row: ConversationRow, { client, server, connection, opened }: Ends) {
    this.#writer = writer;
    this.facts = facts;
    this.row = row;
    this.client = client;
    this.server = server;
    this.#connection = connection;
    this.#opened = opened;
    this.#lastReply = opened;
    const chart = own(CHARTS, facts.protocol);
    const begins = { chart: `${chart}.session`, agent: server, connection, state: 'connected' };
    this.#machine = chart && connection >= 0 ? writer.journal.addMachine(begins) : -1;
  }

  asked(exchange: Exchange): void {
    this.row.exchanges++;
    if (exchange.verb === '(connect)')
      return this.#remember(exchange.number, { said: this.#opened, replied: -1, final: false, text: false, asker: this.#asker });
    const at = this.#at(exchange.saidAtMs);
    const subject = exchange.letter ? this.#keep(exchange.letter) : -1;
    this.#say(exchange, exchange.verb === '(message)' ? 'text' : 'command', at, subject);
  }

  /** A literal, a line of AUTHENTICATE, DONE: told when it is said. */
  continued({ verb }: Exchange, octets: Uint8Array, atMs: number | null): void {
    const label = own(CONTINUED, verb) ?? '(literal)';
    this.#record(this.#spoken('command', this.#at(atMs), label, octets, this.#asker, this.#lastReply));
  }

  replied(exchange: Exchange | null, { label, octets, atMs, final }: Replied): void {
    const cause = exchange ? (this.#places.get(exchange.number)?.said ?? -1) : -1;
    const index = this.#record(this.#spoken('reply', this.#at(atMs), label, octets, this.#answerer, cause));
    this.#lastReply = index;
    if (!exchange) return;
    const places = this.#places.get(exchange.number);
    if (places) {
      places.replied = index;
      places.final = final;
    }
    if (final) this.#flushFetched(exchange.number, index);
    if (TURNS.has(exchange.verb) && label < '300') this.#asker = this.#answerer;
  }

  state(exchange: Exchange, state: string, edge: string): void {
    if (this.#machine < 0) return;
    const cause = this.#places.get(exchange.number)?.said ?? -1;
    this.#record({
      kind: 'state',
      at: this.#writer.timeline.nowMs,
      label: state,
      detail: edge,
      subject: this.#machine,
      from: this.#ends(this.#answerer).from,
      cause,
    });
  }

  message(message: MessageSeen): void {
    this.row.messages++;
    if (message.way === 'fetched') {
      const waiting = this.#fetched.get(message.exchange);
      if (waiting) waiting.push(message);
      else this.#fetched.set(message.exchange, [message]);
      const places = this.#places.get(message.exchange);
      return places?.final ? this.#flushFetched(message.exchange, places.replied) : undefined;
    }
    // the text after DATA was kept as it was said
    const subject = this.#places.get(message.exchange)?.text ? -1 : this.#keep(message);
    this.#doubted(message, subject);
  }

  tls(side: Side, label: string, octets: Uint8Array, atMs: number | null): void {
    this.#sealed ||= label.includes('Finished');
    this.#record({ kind: 'tls', at: this.#at(atMs), label, octets, ...this.#ends(side) });
  }

  /** What is not known of a message stands beside it. */
  #doubted({ exchange, accepted, acceptedBy, complete, envelopeComplete }: MessageSeen, subject: number): void {
    if (complete && envelopeComplete && accepted !== 'unknown') return;
    const detail = [accepted, acceptedBy, complete ? 'whole' : 'partial', envelopeComplete ? 'addressed' : 'unaddressed'].join(' ');
    const cause = this.#places.get(exchange)?.said ?? -1;
    this.#record({
      kind: 'note',
      at: this.#writer.timeline.nowMs,
      label: 'recording.message',
      detail,
      subject,
      cause,
      ...this.#ends('client'),
    });
  }

  preface({ kind, from, to, said, atMs }: PrefaceSeen): void {
    const detail = [kind, from === '' ? '' : `← ${from}`, to === '' ? '' : `→ ${to}`].filter(Boolean).join(' ');
    const place = { detail, ...this.#ends('client') };
    this.#record({ kind: 'note', at: this.#at(atMs), label: 'recording.preface', octets: concat([said.client, said.server]), ...place });
  }

  gap(side: Side, octets: number | null, why: MissingWhy, atMs: number | null): void {
    this.#record({ kind: 'note', at: this.#at(atMs), label: 'recording.gap', detail: `${why} ${octets ?? '?'}`, ...this.#ends(side) });
  }

  segment({ side, flags, seq, ack, octets, atMs }: SegmentSeen): void {
    this.#record({ kind: 'segment', at: this.#at(atMs), label: flags, seq, ack, octets, ...this.#ends(side) });
  }

  ended(): void {
    for (const number of [...this.#fetched.keys()]) this.#flushFetched(number, this.#lastReply);
    const { ended, endMs } = this.facts;
    if (this.#connection >= 0) {
      const label = ended === 'cut' ? 'lost' : ended === 'reset' ? 'refused' : 'end';
      this.#record({ kind: 'close', at: this.#at(endMs ?? null), label, from: this.client, to: this.server });
    }
    this.#writer.refresh(this);
  }

  /** The entry that a finding is about, and its octets. */
  placeOf({ exchange, side }: Finding): { entry: number; octets: Uint8Array } {
    const places = this.#places.get(exchange);
    const entry = (side === places?.asker ? places.said : places?.replied) ?? -1;
    const found = entry < 0 ? (places?.said ?? this.row.first) : entry;
    return { entry: found, octets: entry < 0 ? EMPTY : this.#writer.journal.octets(entry) };
  }

  /** Something was told as an entry of its own: the row reaches to it. */
  touched(index: number): void {
    if (index >= 0) this.row.last = index;
    this.#writer.refresh(this);
  }

  #say(exchange: Exchange, kind: 'command' | 'text', at: number, subject: number): void {
    const { verb: label, said: octets } = exchange;
    const said =
      octets.length === 0
        ? this.#lastSaid(exchange)
        : this.#record(this.#spoken(kind, at, label, octets, this.#asker, this.#lastReply, subject));
    this.#remember(exchange.number, {
      said,
      replied: -1,
      final: false,
      text: exchange.letter !== undefined || exchange.verb === '(message)',
      asker: this.#asker,
    });
  }

  /** Where the client spoke last before this exchange, in which it says nothing. */
  #lastSaid({ number }: Exchange): number {
    return this.#places.get(number - 1)?.said ?? this.#opened;
  }

  #flushFetched(number: number, cause: number): void {
    for (const message of this.#fetched.get(number) ?? []) {
      const subject = this.#keep(message);
      this.#record({ kind: 'fetched', at: this.#writer.timeline.nowMs, label: '', subject, from: this.client, cause });
    }
    this.#fetched.delete(number);
  }

  /** Gives the message its number; where it is an earlier one with something on top, the hop that wrote it is told. */
  #keep({ octets, size, reversePath, forwardPaths }: Letter): number {
    const { bodies, journal, timeline } = this.#writer;
    const id = messageIdOf(octets);
    const before = octets.length > 0 ? bodies.before(octets, id) : undefined;
    if (before?.added === 0) return before.number;
    const number = journal.addMessage({ parent: before?.number ?? -1, octets: size, reversePath, forwardPaths });
    bodies.keep(number, octets, id);
    const added = before ? octets.subarray(0, before.added) : EMPTY;
    if (added.length > 0) {
      const label = fieldNameOf(added);
      this.#record({ kind: 'trace', at: timeline.nowMs, label, octets: added, subject: number, from: this.#author() });
    }
    return number;
  }

  /** Who wrote on top of a message: the client that passes it on, or the server that kept it. */
  #author(): number {
    return this.facts.protocol === 'pop3' || this.facts.protocol === 'imap' ? this.server : this.client;
  }

  /** What a side says; where it crosses sealed, nobody counts with how many octets. */
  #spoken(kind: 'command' | 'reply' | 'text', at: number, label: string, octets: Uint8Array, by: Side, cause: number, subject = -1): Draft {
    const { from, to } = this.#ends(by);
    const draft: Draft = { kind, at, label, octets, cause, subject, from, to };
    if (this.#sealed) draft.detail = 'tls ?';
    return draft;
  }

  get #answerer(): Side {
    return this.#asker === 'client' ? 'server' : 'client';
  }

  #ends(side: Side): { from: number; to: number } {
    return side === 'client' ? { from: this.client, to: this.server } : { from: this.server, to: this.client };
  }

  #at(atMs: number | null): number {
    return this.#writer.timeline.at(atMs);
  }

  #record(draft: Draft): number {
    draft.connection = this.#connection;
    const index = this.#writer.record(draft);
    this.touched(index);
    return index;
  }

  #remember(number: number, places: Places): void {
    this.#places.set(number, places);
    if (this.#places.size > MAX_REMEMBERED) this.#places.delete(this.#places.keys().next().value!);
  }
}
