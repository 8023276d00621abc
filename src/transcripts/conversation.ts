/**
 * One conversation of a recording: its octets go through what they turn out to be: a handshake and sealed records, look-ups,
 * or a mail protocol's dialogue. Until that is known they are kept, a few kilobytes of them.
 */
import { ascii, concat, EMPTY } from '../mail/octets.ts';
import { FrameReader } from '../protocols/dns/framing.ts';
import { detect } from './dialogues/detect.ts';
import { openDialogue } from './dialogues/index.ts';
import { standsAlone } from './judge/rules.ts';
import type { Dialogue, DialogueListener } from './dialogue.ts';
import type { Facts, RecordingListener } from './listener.ts';
import type { Lookups } from './lookups.ts';
import { clientNameIn, serverNameIn } from './names.ts';
import { prefaceIn, type Preface } from './preface.ts';
import type { ConversationStart, MissingWhy, SegmentSeen, Side, TlsTold } from './sink.ts';
import type { KeyLog } from './tls/keylog.ts';
import { recordsLabel } from './tls/label.ts';
import { looksLikeRecord, looksLikeTls, TlsWatch, type TlsListener } from './tls/watch.ts';
import { MOST_BEFORE, saidBy, withoutBeginning, type Utterance } from './utterance.ts';

/** Octets of one side by which a protocol is found out; if they do not tell, nothing will. */
const MOST_TO_DETECT = 4096;
/** What is told before its protocol is known waits, as many calls; of what more there is, only the numbers are kept. */
const MAX_PENDING = 512;

/** Prefaces that may stand before each other. */
const MAX_PREFACES = 4;
/** What a server that is known has said at least. */
const GREETING = ascii('220 ');

export class Conversation {
  readonly #facts: Facts;
  readonly #listener: RecordingListener;
  readonly #keys: KeyLog;
  readonly #lookups: Lookups;
  readonly #told: string | undefined;
  /** What was said before anybody knows what it is; null once that is settled. */
  #kept: Utterance[] | null = [];
  #pending: (() => void)[] = [];
  #begun = false;
  #dialogue: Dialogue | null = null;
  #frames: Record<Side, FrameReader> | null = null;
  #tls: TlsWatch | null = null;
  /** Octets of a side are missing. */
  readonly #missed: Record<Side, boolean> = { client: false, server: false };
  /** Where a preface says that the session really goes; '' without one. */
  #target = '';
  #prefaces = 0;
  /** The first words of the client of a known server, as long as they may be the beginning of a preface. */
  #firstWords: Utterance[] = [];
  /** Replies that nobody has asked for. */
  #strays = 0;
  /** Something of a capture is missing, so that nobody knows for certain which words answer which. */
  #doubted: boolean;
  /** The dialogue has found out since which words answer which. */
  #regained = false;
  /** TLS was found without anybody being seen to ask for it. */
  #unasked = false;
  /** The dialogue has heard that its handshake is over. */
  #inside = false;

  constructor(number: number, start: ConversationStart, keys: KeyLog, lookups: Lookups, listener: RecordingListener) {
    this.#keys = keys;
    this.#lookups = lookups;
    this.#listener = listener;
    this.#facts = factsOf(number, start);
    this.#told = start.protocol;
    this.#doubted = start.evidence === 'octets' && !start.fromTheStart;
  }

  /** Its protocol may be told beforehand. */
  begin(): void {
    if (this.#told) this.#settle(this.#told);
  }

  say(side: Side, octets: Uint8Array, atMs: number | null): void {
    const facts = this.#facts;
    facts.octets[side] += octets.length;
    facts.endMs = atMs ?? facts.endMs;
    if (this.#tls) this.#tls.push(side, octets, atMs);
    else this.#hear(side, octets, atMs);
  }

  miss(side: Side, octets: number | null, why: MissingWhy, atMs: number | null): void {
    this.#sayFirstWords();
    this.#facts.gaps++;
    this.#missed[side] = true;
    this.#doubted ||= why !== 'leftOut';
    if (why !== 'leftOut') this.#regained = false;
    this.#tell(() => this.#listener.gap(this.#facts, side, octets, why, atMs));
    if (this.#tls) this.#tls.miss(side);
    else if (this.#dialogue) this.#dialogue.miss(side, octets, atMs);
    else this.#kept?.push({ side, octets: EMPTY, missing: octets, atMs });
  }

  /** The recording says itself that TLS began here: what follows is what was inside. */
  toldSecure(told: TlsTold, atMs: number | null): void {
    const facts = this.#facts;
    facts.tlsSeen = told;
    facts.tls = facts.octets.client > 0 ? 'starttls' : 'implicit';
    this.#tell(() => this.#listener.tls(facts, 'client', 'Finished', EMPTY, atMs));
    if (this.#dialogue?.securing) this.#dialogue.secured(false, atMs);
  }

  segment(segment: SegmentSeen): void {
    this.#tell(() => this.#listener.segment(this.#facts, segment));
  }

  end(how: 'end' | 'reset' | 'cut', atMs: number | null): void {
    this.#tls?.end();
    if (this.#kept) this.#guess(true);
    if (!this.#begun) this.#begin(this.#facts.tls === 'implicit' ? 'tls' : 'other');
    this.#sayFirstWords();
    this.#dialogue?.end(how, atMs);
    this.#facts.endMs = atMs ?? this.#facts.endMs;
    this.#facts.ended = how;
    this.#tellSilence();
    this.#listener.ended(this.#facts);
  }

  /** Where one side was never heard although it must have spoken, the reader is told. */
  #tellSilence(): void {
    const { client, server, octets, protocol } = this.#facts;
    const silent = octets.client === 0 ? 'client' : 'server';
    if (octets[silent] > 0 || octets.client + octets.server === 0 || ['tls', 'dns', 'other'].includes(protocol)) return;
    if (!this.#missed[silent] && !this.#mustHaveSpoken(silent)) return;
    this.#listener.problem({ key: 'conversation.oneSided', values: { client: client || '?', server: server || '?', side: silent } });
  }

  /** Of a capture every packet tells; of a log, what the other side says: more than a greeting, or a command. */
  #mustHaveSpoken(silent: Side): boolean {
    if (this.#facts.evidence === 'octets') return false;
    return silent === 'server' || this.#strays > 0;
  }

  /** It cannot be read on: what was told of it stands. Gives its two ends. */
  abandon(): { client: string; server: string } {
    const { client, server } = this.#facts;
    this.#kept = null;
    if (!this.#begun) this.#begin('other');
    this.#listener.ended(this.#facts);
    return { client, server };
  }

  /** Octets that nothing hides, or that were opened. */
  #hear(side: Side, octets: Uint8Array, atMs: number | null): void {
    if (this.#dialogue) return this.#heard(this.#dialogue, side, side === 'client' ? this.#unprefaced(octets, atMs) : octets, atMs);
    if (this.#frames) return this.#heardLookup(this.#frames[side], octets, atMs);
    if (!this.#kept) return;
    this.#kept.push({ side, octets, atMs });
    this.#guess(false);
  }

  /** Finds out what is spoken; `last`: nothing more will be said. */
  #guess(last: boolean): void {
    const kept = this.#kept!;
    const [client, server] = [saidBy(kept, 'client'), saidBy(kept, 'server')];
    const facts = this.#facts;
    const preface = facts.tls === 'none' && this.#prefaces < MAX_PREFACES ? prefaceIn(client, server) : undefined;
    if (preface === 'more' && !last && Math.max(client.length, server.length) < MOST_BEFORE) return;
    if (preface && preface !== 'more') return this.#pass(preface, kept, last);
    if (facts.tls === 'none' && this.#dialogue === null && (looksLikeTls(client) || looksLikeTls(server))) return this.#implicit(kept);
    const over = last || client.length >= MOST_TO_DETECT || server.length >= MOST_TO_DETECT;
    const protocol =
      detect({ client, server, clientEnd: facts.client, serverEnd: this.#target || facts.server, over }) ?? (over ? 'other' : undefined);
    if (protocol) this.#settle(protocol);
  }

  /** What stands before the session is told, and what comes after it is looked at anew. */
  #pass(preface: Preface, kept: readonly Utterance[], last: boolean): void {
    this.#tellPreface(preface, kept);
    const rest = withoutBeginning(withoutBeginning(kept, 'client', preface.client), 'server', preface.server);
    this.#kept = rest;
    if (rest.length > 0 || last) this.#guess(last);
  }

  #tellPreface(preface: Preface, kept: readonly Utterance[]): void {
    const { kind, from, to } = preface;
    const said = {
      client: saidBy(kept, 'client').slice(0, preface.client),
      server: saidBy(kept, 'server').slice(0, preface.server),
    };
    this.#prefaces++;
    this.#target = to || this.#target;
    this.#tell(() => this.#listener.preface(this.#facts, { kind, from, to, said, atMs: kept[0]?.atMs ?? null }));
  }

  /** The first words of a client whose server has greeted, and is known by that: they may be a preface all the same. */
  #unprefaced(octets: Uint8Array, atMs: number | null): Uint8Array {
    const { octets: heard, tls } = this.#facts;
    const words = [...this.#firstWords, { side: 'client' as const, octets, atMs }];
    const begun = words.length > 1 ? concat(words.map((each) => each.octets)) : octets;
    const isFirst = heard.client === begun.length && tls === 'none';
    const preface = isFirst ? prefaceIn(begun, GREETING) : undefined;
    this.#firstWords = preface === 'more' ? words : [];
    if (preface === 'more') return EMPTY;
    if (!preface || preface.server > 0) return begun;
    this.#tellPreface(preface, words);
    return begun.subarray(preface.client);
  }

  /** No preface comes of them. */
  #sayFirstWords(): void {
    for (const { side, octets, atMs } of this.#firstWords.splice(0)) this.#dialogue?.say(side, octets, atMs);
  }

  /** TLS before the first word. */
  #implicit(kept: readonly Utterance[]): void {
    this.#facts.tls = 'implicit';
    this.#kept = [];
    this.#watch();
    for (const { side, octets, missing, atMs } of kept) {
      if (missing === undefined) this.#tls!.push(side, octets, atMs);
      else this.#tls!.miss(side);
    }
  }

  /** Its protocol is known: what was kept is read by it. */
  #settle(protocol: string): void {
    const kept = this.#kept ?? [];
    this.#kept = null;
    this.#facts.serverName ||= serverNameIn(saidBy(kept, 'server'));
    this.#begin(protocol);
    if (protocol === 'dns') this.#frames = { client: new FrameReader(), server: new FrameReader() };
    else this.#dialogue = openDialogue(this.#options(protocol), this.#listening());
    for (const { side, octets, missing, atMs } of kept) {
      if (missing === undefined) this.#hear(side, octets, atMs);
      else this.#dialogue?.miss(side, missing, atMs);
    }
  }

  #begin(protocol: string): void {
    this.#begun = true;
    this.#facts.protocol = protocol;
    if (protocol === 'other') this.#listener.leftAlone('TCP', this.#facts.client, this.#facts.server);
    this.#listener.begun(this.#facts);
    for (const tell of this.#pending) tell();
    this.#pending = [];
  }

  /** Tells now, or as soon as it has begun. */
  #tell(tell: () => void): void {
    if (this.#begun) tell();
    else if (this.#pending.length < MAX_PENDING) this.#pending.push(tell);
  }

  #options(protocol: string) {
    const { evidence, fromTheStart, tls, server } = this.#facts;
    const port = Number(/:(\d+)$/.exec(server)?.[1] ?? 0);
    return { protocol, evidence, fromTheStart, secure: tls === 'implicit', ...(port > 0 && { port }) };
  }

  #listening(): DialogueListener {
    const [facts, listener] = [this.#facts, this.#listener];
    return {
      asked: (exchange) => {
        facts.clientName ||= clientNameIn(exchange.said);
        listener.asked(facts, exchange);
      },
      continued: (exchange, octets, atMs) => listener.continued(facts, exchange, octets, atMs),
      replied: (exchange, reply) => {
        if (!exchange) this.#strays++;
        if (exchange?.verb === '(connect)') facts.serverName ||= serverNameIn(reply.octets);
        listener.replied(facts, exchange, reply);
      },
      state: (exchange, state, edge) => listener.state(facts, exchange, state, edge),
      message: (message) => listener.message(facts, message),
      finding: (finding) => {
        if (!this.#doubted || this.#regained || standsAlone(finding)) listener.finding(facts, finding);
      },
      regained: () => void (this.#regained = true),
    };
  }

  #heard(dialogue: Dialogue, side: Side, octets: Uint8Array, atMs: number | null): void {
    if (octets.length === 0) return;
    if (this.#doubted && !this.#inside && looksLikeRecord(octets)) return this.#foundTls(side, octets, atMs);
    dialogue.say(side, octets, atMs);
    if (dialogue.securing && !this.#inside) this.#handshake(dialogue, atMs);
  }

  /** STARTTLS was answered with yes: what the client says next begins a handshake, or shows that there is none to see. */
  #handshake(dialogue: Dialogue, atMs: number | null): void {
    const said = dialogue.unread('client');
    if (said.length === 0) return;
    if (looksLikeTls(said)) this.#facts.tls = 'starttls';
    else if (this.#facts.evidence === 'lines') this.#facts.tls = 'starttls';
    const answered = dialogue.unread('server');
    if (looksLikeTls(said)) {
      this.#watch();
      this.#tls!.push('client', said, atMs);
      if (answered.length > 0) this.#tls!.push('server', answered, atMs);
      return;
    }
    this.#enter(false, atMs);
    this.#hear('client', said, atMs);
    if (answered.length > 0) this.#hear('server', answered, atMs);
  }

  /** A handshake, where the command that asked for it, or the answer, is missing. */
  #foundTls(side: Side, octets: Uint8Array, atMs: number | null): void {
    this.#facts.tls = 'starttls';
    this.#unasked = true;
    this.#watch();
    this.#tls!.push(side, octets, atMs);
  }

  /** The handshake is over for the dialogue. */
  #enter(sealed: boolean, atMs: number | null): void {
    if (this.#inside || !(this.#dialogue?.securing || (this.#unasked && this.#dialogue))) return;
    this.#inside = true;
    this.#dialogue.secured(sealed, atMs);
  }

  #watch(): void {
    this.#tls = new TlsWatch(this.#watching(), this.#keys);
  }

  #watching(): TlsListener {
    const facts = this.#facts;
    let established = false;
    const told = (side: Side, label: string, octets: Uint8Array, atMs: number | null): void =>
      this.#tell(() => this.#listener.tls(facts, side, label, octets, atMs));
    return {
      facts: (seen) => {
        established = seen.established;
        facts.tlsSeen = { version: seen.version, cipher: seen.cipher, serverName: seen.serverName };
      },
      handshake: (side, octets, _, atMs) => told(side, recordsLabel(side, octets, established), octets, atMs),
      sealed: (side, octets, _, atMs) => {
        // nobody has keys: what is inside will never be known
        this.#enter(true, atMs);
        if (!this.#begun && established) this.#sealedForGood();
        told(side, 'application_data', octets, atMs);
      },
      plain: (side, octets, atMs) => {
        this.#enter(false, atMs);
        this.#hear(side, octets, atMs);
      },
      alert: (side, level, description, atMs) =>
        told(side, description === 0 ? 'close_notify' : `alert ${level} ${description}`, EMPTY, atMs),
      wrongKeys: () => this.#listener.problem({ key: 'tls.wrongKeys', values: { client: facts.client, server: facts.server } }),
    };
  }

  #sealedForGood(): void {
    this.#kept = null;
    this.#begin('tls');
  }

  #heardLookup(frames: FrameReader, octets: Uint8Array, atMs: number | null): void {
    frames.push(octets);
    for (let message = frames.message(); message; message = frames.message()) this.#lookups.message(this.#facts, message, atMs ?? 0);
  }
}

function factsOf(number: number, start: ConversationStart): Facts {
  const { client, server, clientName = '', serverName = '', atMs, evidence, fromTheStart } = start;
  return {
    number,
    protocol: '',
    client,
    server,
    clientName,
    serverName,
    startMs: atMs,
    endMs: atMs,
    tls: 'none',
    tlsSeen: null,
    evidence,
    fromTheStart,
    octets: { client: 0, server: 0 },
    gaps: 0,
    ended: '',
  };
}
