/** What both sides of a TLS connection make known to whoever looks on: hellos, keys, and when what is said is sealed. */
import { concat, EMPTY } from '../../mail/octets.ts';
import { CONTENT, type TlsRecord } from '../../protocols/tls/record.ts';
import { TYPE } from '../../protocols/tls/messages.ts';
import type { Side } from '../sink.ts';
import { protocolIn, readClientHello, readServerHello, type ClientHello, type ServerHello } from './hello.ts';
import { openings12 } from './keyBlock.ts';
import type { KeyLog, Secrets } from './keylog.ts';
import { crossed, TlsOpening13, type TlsOpening, type SealedRecord } from './opening.ts';
import type { TlsListener, TlsSeen } from './seen.ts';
import { suite, suiteName, type Suite } from './suites.ts';

/** Octets of a side's handshake that are kept until a message is whole; a longer one is passed over. */
const MESSAGE_LIMIT = 65_536;
const KEY_UPDATE = 24;
/** Records that may be missing in a gap: so many keys are tried. */
const SKIPS_LIMIT = 64;
/** Sealed records of a client within which its Finished comes, if it sends no large certificate. */
const CLIENT_FLIGHT_RECORDS = 4;
/** Header, message header, content type and tag around the hash in a Finished of TLS 1.3. */
const AROUND_FINISHED_OCTETS = 4 + 1 + 16;

interface SideState {
  /** From here on its records are sealed: after the hello (1.3), after ChangeCipherSpec (1.2). */
  sealing: boolean;
  opening: TlsOpening | undefined;
  /** Its Finished has been seen, or must have been. */
  finished: boolean;
  /** Begin of a handshake message whose rest is to come. */
  begun: Uint8Array;
  /** Octets of an overlong message that are still passed over. */
  overlong: number;
  sealedRecords: number;
  /** Records may be missing before the next one. */
  gap: boolean;
  /** Records in a row of the same kind that have not been told yet. */
  group: { kind: 'handshake' | 'sealed'; records: Uint8Array[] } | undefined;
}

function freshSide(): SideState {
  const counts = { overlong: 0, sealedRecords: 0 };
  return { sealing: false, opening: undefined, finished: false, begun: EMPTY, gap: false, group: undefined, ...counts };
}

export class Conversation {
  readonly #listener: TlsListener;
  readonly #keys: KeyLog | undefined;
  readonly #sides: Record<Side, SideState> = { client: freshSide(), server: freshSide() };
  readonly #seen: TlsSeen = {
    ...{ serverName: '', offeredVersions: [], version: '', cipher: '', offeredProtocols: [], protocol: '' },
    ...{ handshakeOctets: { client: 0, server: 0 }, retried: false, established: false, opened: false },
  };
  #hello: ClientHello | undefined;
  #suite: Suite | undefined;
  #secrets: Secrets | undefined;
  #wrong = false;

  constructor(listener: TlsListener, keys: KeyLog | undefined) {
    this.#listener = listener;
    this.#keys = keys;
  }

  /** One record, whole. */
  record(side: Side, record: SealedRecord, atMs: number | null): void {
    const state = this.#sides[side];
    if (record.type === CONTENT.changeCipherSpec) this.#changeCipher(side, record, atMs);
    else if (state.sealing && (record.type === CONTENT.applicationData || !this.#isNew())) this.#sealed(side, record, atMs);
    else if (record.type === CONTENT.applicationData) this.#group(side, 'sealed', record, atMs);
    else {
      this.#group(side, 'handshake', record, atMs);
      this.#content(side, record, atMs);
    }
  }

  /** Tells what has gathered. */
  flush(side: Side, atMs: number | null): void {
    const { group } = this.#sides[side];
    this.#sides[side].group = undefined;
    if (group) this.#listener[group.kind](side, concat(group.records), group.records.length, atMs);
  }

  /** Octets that are no whole record. */
  closed(side: Side, octets: Uint8Array, atMs: number | null): void {
    this.#listener.sealed(side, octets, 0, atMs);
  }

  gap(side: Side): void {
    this.#sides[side].gap = true;
    this.#sides[side].begun = EMPTY;
  }

  /** TLS 1.3: sealed records are all called application data, and plain alerts may come between. */
  #isNew(): boolean {
    return this.#seen.version === 'TLSv1.3';
  }

  /** TLS 1.3 has these records only to look like its elders (RFC 8446 §D.4). */
  #changeCipher(side: Side, record: SealedRecord, atMs: number | null): void {
    this.#group(side, 'handshake', record, atMs);
    if (!this.#isNew()) this.#sides[side].sealing = true;
  }

  #sealed(side: Side, record: SealedRecord, atMs: number | null): void {
    const state = this.#sides[side];
    state.sealedRecords++;
    const opened = this.#open(state, record);
    if (opened) return this.#opened(side, record, opened, atMs);
    this.#group(side, this.#isHandshake(side, record) ? 'handshake' : 'sealed', record, atMs);
    if (!this.#isNew()) this.#sealedFinished(state, record);
    else if (side === 'client' && this.#looksFinished(state, record)) this.#establish();
  }

  #open(state: SideState, record: SealedRecord): TlsRecord | undefined {
    if (!state.opening || this.#wrong) return undefined;
    const opened = state.opening.open(record) ?? (state.gap ? this.#openLater(state.opening, record) : undefined);
    if (opened) state.gap = false;
    // A client's early data (RFC 8446 §4.2.10) has keys of its own, and is passed over.
    else if (!this.#early(state)) this.#giveUp();
    return opened;
  }

  #openLater(opening: TlsOpening, record: SealedRecord): TlsRecord | undefined {
    for (let skipped = 0; skipped < SKIPS_LIMIT; skipped++) {
      opening.skip();
      const opened = opening.open(record);
      if (opened) return opened;
    }
    return undefined;
  }

  #early(state: SideState): boolean {
    return state === this.#sides.client && !state.finished && this.#hello?.earlyData === true;
  }

  #giveUp(): void {
    this.#wrong = true;
    this.#seen.opened = false;
    this.#listener.wrongKeys();
    this.#listener.facts(this.#snapshot());
  }

  #opened(side: Side, record: SealedRecord, opened: TlsRecord, atMs: number | null): void {
    if (!this.#seen.opened) {
      this.#seen.opened = true;
      this.#listener.facts(this.#snapshot());
    }
    if (opened.type === CONTENT.applicationData) {
      this.flush(side, atMs);
      if (opened.content.length > 0) this.#listener.plain(side, opened.content, atMs);
      return;
    }
    this.#group(side, opened.type === CONTENT.handshake ? 'handshake' : 'sealed', record, atMs);
    this.#content(side, opened, atMs);
  }

  /** Without keys: in 1.2 the type stands outside; in 1.3 all before the client's Finished must be. */
  #isHandshake(side: Side, record: SealedRecord): boolean {
    if (!this.#isNew()) return record.type === CONTENT.handshake;
    return side === 'client' ? !this.#sides.client.finished : !this.#seen.established;
  }

  /** In 1.2 the first sealed message of a side is its Finished. */
  #sealedFinished(state: SideState, { type }: SealedRecord): void {
    if (state.finished || type !== CONTENT.handshake) return;
    state.finished = true;
    if (this.#sides.client.finished && this.#sides.server.finished) this.#establish();
  }

  #looksFinished(state: SideState, { content }: SealedRecord): boolean {
    if (state.finished) return false;
    const octets = (this.#suite?.hash.outputLen ?? 32) + AROUND_FINISHED_OCTETS;
    return content.length === octets || state.sealedRecords >= CLIENT_FLIGHT_RECORDS;
  }

  #establish(): void {
    this.#sides.client.finished = true;
    this.#sides.server.finished = true;
    this.#seen.established = true;
    this.#listener.facts(this.#snapshot());
  }

  #snapshot(): TlsSeen {
    return { ...this.#seen, handshakeOctets: { ...this.#seen.handshakeOctets } };
  }

  #group(side: Side, kind: 'handshake' | 'sealed', record: SealedRecord, atMs: number | null): void {
    const state = this.#sides[side];
    const octets = crossed(record);
    if (kind === 'handshake') this.#seen.handshakeOctets[side] += octets.length;
    if (state.group?.kind !== kind) this.flush(side, atMs);
    state.group ??= { kind, records: [] };
    state.group.records.push(octets);
  }

  /** What is inside a record that is no data: alerts, and handshake messages, which may be spread over several. */
  #content(side: Side, { type, content }: TlsRecord, atMs: number | null): void {
    if (type === CONTENT.alert && content.length === 2) this.#listener.alert(side, content[0]!, content[1]!, atMs);
    if (type === CONTENT.handshake) this.#messages(side, content);
  }

  #messages(side: Side, content: Uint8Array): void {
    const state = this.#sides[side];
    const passed = Math.min(state.overlong, content.length);
    state.overlong -= passed;
    let rest = passed > 0 ? content.subarray(passed) : content;
    if (state.begun.length > 0) rest = concat([state.begun, rest]);
    while (rest.length >= 4) {
      const length = 4 + ((rest[1]! << 16) | (rest[2]! << 8) | rest[3]!);
      if (length > MESSAGE_LIMIT) state.overlong = Math.max(0, length - rest.length);
      else if (length > rest.length) break;
      else this.#message(side, rest[0]!, rest.subarray(4, length));
      rest = rest.subarray(length);
    }
    state.begun = rest;
  }

  #message(side: Side, type: number, body: Uint8Array): void {
    const hello = type === TYPE.clientHello && side === 'client' ? readClientHello(body) : undefined;
    if (hello) this.#clientHello(hello);
    const answer = type === TYPE.serverHello && side === 'server' ? readServerHello(body) : undefined;
    if (answer) this.#serverHello(answer);
    if (type === TYPE.encryptedExtensions) this.#seen.protocol = protocolIn(body);
    if (type === TYPE.finished) this.#finished(side);
    if (type === KEY_UPDATE && this.#sides[side].opening instanceof TlsOpening13) this.#sides[side].opening.update();
  }

  #clientHello(hello: ClientHello): void {
    this.#hello = { ...hello, random: hello.random.slice() };
    Object.assign(this.#seen, { serverName: hello.serverName, offeredVersions: hello.versions, offeredProtocols: hello.protocols });
    this.#listener.facts(this.#snapshot());
  }

  #serverHello(answer: ServerHello): void {
    Object.assign(this.#seen, { version: answer.version, cipher: suiteName(answer.cipher), protocol: answer.protocol });
    this.#suite = suite(answer.cipher);
    if (answer.retry) this.#seen.retried = true;
    else if (this.#hello) this.#findKeys(this.#hello, answer);
    this.#listener.facts(this.#snapshot());
  }

  #findKeys(hello: ClientHello, answer: ServerHello): void {
    this.#secrets = this.#keys?.of(hello.random);
    const { client, server } = this.#sides;
    if (this.#isNew()) {
      client.sealing = server.sealing = true;
      client.opening = this.#opening13(this.#secrets?.CLIENT_HANDSHAKE_TRAFFIC_SECRET);
      server.opening = this.#opening13(this.#secrets?.SERVER_HANDSHAKE_TRAFFIC_SECRET);
    } else if (this.#suite && this.#secrets?.CLIENT_RANDOM && answer.version === 'TLSv1.2') {
      const { random: serverRandom, encryptThenMac } = answer;
      const session = { suite: this.#suite, master: this.#secrets.CLIENT_RANDOM, clientRandom: hello.random, serverRandom, encryptThenMac };
      const openings = openings12(session);
      client.opening = openings.client;
      server.opening = openings.server;
    }
  }

  #opening13(secret: Uint8Array | undefined): TlsOpening13 | undefined {
    return secret && this.#suite && new TlsOpening13(this.#suite, secret);
  }

  /** The last message of a side's handshake: in 1.3 it has other keys from here on. */
  #finished(side: Side): void {
    const state = this.#sides[side];
    state.finished = true;
    if (this.#isNew())
      state.opening = this.#opening13(this.#secrets?.[side === 'client' ? 'CLIENT_TRAFFIC_SECRET_0' : 'SERVER_TRAFFIC_SECRET_0']);
    if (this.#sides.client.finished && this.#sides.server.finished) this.#establish();
  }
}
