/**
 * A recording as the command line tells it: each conversation, once it has ended, with its exchanges, messages and findings.
 * Conversations come in the order in which they began, as far as that can be waited for; nothing of one is kept after it.
 */
import { decodeUtf8, text } from '../../mail/octets.ts';
import type { Exchange, MessageSeen, Replied } from '../dialogue.ts';
import type { Finding } from '../finding.ts';
import type { DnsSeen, Facts, PrefaceSeen, RecordingListener } from '../listener.ts';
import { recordsIn, toldAs } from '../../protocols/dns/told.ts';
import { isComplete } from '../stage/rows.ts';
import { Recording } from '../recording.ts';
import { replay } from '../replay.ts';
import type { ReadProblem, Restored, SetAside, Side, Traced } from '../sink.ts';
import type { ConversationJson, ExchangeJson, MessageJson, SmuggledJson } from './conversation-json.ts';
import { hopConversations, tracedJson } from './hops.ts';
import { messageJson } from './message-json.ts';
import { Naming } from './naming.ts';
import { Ordered } from './ordered.ts';

/** Exchanges, and lines of one reply, that are told of one conversation; it is marked as truncated beyond. */
const MAX_EXCHANGES = 200_000;
const MAX_REPLY_LINES = 10_000;
/** Messages without a journey that are told. */
const MAX_MESSAGES = 100_000;
/** Lines set aside that are told. */
const MAX_ASIDE = 2000;
/** Octets of one line that are told. */
const MAX_LINE = 65_536;

const LF = 10;

/** One conversation under way. */
interface Under {
  facts: Facts;
  naming: Naming;
  json: ConversationJson;
  /** By the exchange's number. */
  exchanges: Map<number, ExchangeJson>;
  /** DNS: by the question's identifier. */
  asked: Map<number, ExchangeJson>;
}

export class Summary implements RecordingListener {
  /** Something was too much to be told. */
  truncated = false;
  readonly problems: ReadProblem[] = [];
  /** Those that no conversation carried, as far as is known. */
  readonly messages: MessageJson[] = [];
  readonly foreign: { what: string; client: string; server: string }[] = [];
  /** Lines of texts that no conversation has; those that were too many are counted. */
  readonly aside: SetAside[] = [];
  moreAside = 0;
  readonly #under = new Map<number, Under>();
  readonly #ordered: Ordered<ConversationJson>;
  readonly #told: (conversation: ConversationJson) => void;
  readonly #names = new Map<string, number>();

  /** `told` is given each conversation, whole. */
  constructor(told: (conversation: ConversationJson) => void) {
    this.#told = told;
    this.#ordered = new Ordered(told);
  }

  begun(facts: Facts): void {
    const naming = new Naming(this.#nameOf(facts.protocol));
    this.#under.set(facts.number, { facts, naming, json: begunJson(facts), exchanges: new Map(), asked: new Map() });
    this.#ordered.begin(facts.number);
  }

  asked(facts: Facts, exchange: Exchange): void {
    const under = this.#under.get(facts.number);
    if (!under) return;
    const { number, verb, said, saidAtMs, smuggled } = exchange;
    const line = verb === '(connect)' ? '' : firstLine(said);
    const told: ExchangeJson = {
      id: under.naming.of(verb),
      command: verb,
      line,
      reply: null,
      replyLines: [],
      at: secondsIn(facts, saidAtMs),
    };
    if (smuggled) told.smuggled = true;
    this.#add(under, number, told);
    if (smuggled && !verb.startsWith('(')) counted(under.json).commands++;
  }

  replied(facts: Facts, exchange: Exchange | null, { label, octets, atMs }: Replied): void {
    const under = this.#under.get(facts.number);
    const told = exchange ? under?.exchanges.get(exchange.number) : under && this.#unasked(under, secondsIn(facts, atMs));
    if (!told) return;
    if (exchange?.deed) told.webMail = exchange.deed;
    told.reply = exchange?.reply === '' ? null : (exchange?.reply ?? label);
    for (const line of linesOf(octets)) {
      if (told.replyLines.length >= MAX_REPLY_LINES) this.truncated = true;
      else told.replyLines.push(line);
    }
  }

  /** A reply that no command in the recording has asked for. */
  #unasked(under: Under, at: number | null): ExchangeJson | undefined {
    if (under.json.exchanges.length >= MAX_EXCHANGES) {
      this.truncated = true;
      return undefined;
    }
    const told = { id: under.naming.of('(unasked)'), command: '(unasked)', line: '', reply: null, replyLines: [], at };
    under.json.exchanges.push(told);
    return told;
  }

  continued(): void {}
  state(): void {}

  message(facts: Facts, message: MessageSeen): void {
    const json = this.#under.get(facts.number)?.json;
    if (!json) return;
    json.messages.push(messageJson(message));
    if (message.smuggled) counted(json).messages++;
  }

  finding(facts: Facts, finding: Finding): void {
    const under = this.#under.get(facts.number);
    const { rule, severity, rfc, values, expected } = finding;
    const exchange = under?.exchanges.get(finding.exchange)?.id ?? '';
    under?.json.findings.push({ rule, severity, rfc, exchange, values, expected });
  }

  tls(): void {}
  gap(): void {}

  preface(facts: Facts, { kind, from, to, said }: PrefaceSeen): void {
    const lines = (side: Side): string[] => (isText(said[side]) ? linesOf(said[side]) : []);
    const octets = { client: said.client.length, server: said.server.length };
    this.#under.get(facts.number)?.json.prefaces.push({ kind, from, to, octets, lines: [...lines('client'), ...lines('server')] });
  }

  segment(): void {}

  question({ facts, packet }: DnsSeen): void {
    const under = this.#under.get(facts.number);
    if (!under) return;
    const [{ name, type } = { name: '', type: '?' }] = packet.questions;
    const line = `${name || '.'} ${type}`;
    const exchange = { id: under.naming.of(line), command: 'QUERY', line, reply: null, replyLines: [], at: secondsIn(facts, facts.endMs) };
    this.#add(under, under.json.exchanges.length, exchange);
    under.asked.set(packet.id, exchange);
  }

  answer({ facts, packet, octets }: DnsSeen): void {
    const asked = this.#under.get(facts.number)?.asked.get(packet.id);
    if (!asked) return;
    asked.reply = packet.rcode;
    asked.replyLines = recordsIn(toldAs(packet, octets));
  }

  ended(facts: Facts): void {
    const under = this.#under.get(facts.number);
    if (!under) return;
    this.#under.delete(facts.number);
    const { client, server } = facts.octets;
    Object.assign(under.json, { tls: facts.tls, octets: { client, server }, complete: isComplete(facts), gaps: facts.gaps });
    this.#ordered.end(facts.number, under.json);
  }

  keys(): void {}
  traced(message: Traced): void {
    if (message.hops.length === 0) this.#untraced(message);
    for (const conversation of hopConversations(message, (protocol) => this.#nameOf(protocol))) this.#told(conversation);
  }

  /** Sent items, drafts, what somebody handed in: a message all the same. */
  #untraced(message: Traced): void {
    if (this.messages.length === 0) this.problem({ key: 'message.noTrace', values: {} });
    if (this.messages.length < MAX_MESSAGES) this.messages.push(tracedJson(message));
    else this.truncated = true;
  }

  /** A journal of ours is told again, as what was recorded of it. */
  restored({ journal, scene }: Restored): void {
    const recording = new Recording(this);
    replay(journal, scene, recording);
    recording.end();
  }

  leftAlone(what: string, client: string, server: string): void {
    this.foreign.push({ what, client, server });
  }

  setAside(line: SetAside): void {
    if (this.aside.length < MAX_ASIDE) this.aside.push(line);
    else this.moreAside++;
  }

  problem(problem: ReadProblem): void {
    this.problems.push(problem);
  }

  /** 'smtp' for the first of its protocol, then 'smtp.2', as the journal numbers them. */
  #nameOf(protocol: string): string {
    const number = (this.#names.get(protocol) ?? 0) + 1;
    this.#names.set(protocol, number);
    return number === 1 ? protocol : `${protocol}.${number}`;
  }

  #add(under: Under, number: number, exchange: ExchangeJson): void {
    if (under.json.exchanges.length >= MAX_EXCHANGES) {
      this.truncated = true;
      return;
    }
    under.json.exchanges.push(exchange);
    under.exchanges.set(number, exchange);
  }
}

function begunJson({ protocol, client, server, startMs }: Facts): ConversationJson {
  return {
    protocol,
    client,
    server,
    start: startMs === null ? null : new Date(startMs).toISOString(),
    tls: 'none',
    octets: { client: 0, server: 0 },
    complete: false,
    gaps: 0,
    prefaces: [],
    exchanges: [],
    messages: [],
    findings: [],
  };
}

/** What was smuggled in it, counted so far. */
function counted(json: ConversationJson): SmuggledJson {
  return (json.smuggled ??= { messages: 0, commands: 0 });
}

/** To the microsecond. */
function secondsIn({ startMs }: Facts, atMs: number | null): number | null {
  return startMs === null || atMs === null ? null : Math.round((atMs - startMs) * 1000) / 1_000_000;
}

function firstLine(octets: Uint8Array): string {
  const end = octets.indexOf(LF);
  return lineText(octets, 0, end < 0 ? octets.length : end);
}

function linesOf(octets: Uint8Array): string[] {
  const lines: string[] = [];
  for (let start = 0; start < octets.length;) {
    const lf = octets.indexOf(LF, start);
    const end = lf < 0 ? octets.length : lf;
    lines.push(lineText(octets, start, end));
    start = end + 1;
  }
  return lines;
}

/** UTF-8 if it is that, else one character an octet. */
function lineText(octets: Uint8Array, start: number, end: number): string {
  const until = Math.min(octets[end - 1] === 13 && end > start ? end - 1 : end, start + MAX_LINE);
  return decodeUtf8(octets, start, until) ?? text(octets, start, until);
}

/** Lines that can be shown: no handshake, no binary header. */
const isText = (octets: Uint8Array): boolean => octets.every((octet) => octet > 31 || (octet >= 9 && octet <= 13));
