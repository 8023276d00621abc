/** What both ends of a TLS connection share: records in and out, the transcript, alerts, and the machine that says what may come. RFC 8446. */
import type { AnyMachineSnapshot } from 'xstate';
import { concat, EMPTY, utf8 } from '../../mail/octets.ts';
import type { TlsFacts } from '../carrier.ts';
import { stateOf, type Stepper } from '../step.ts';
import type { TlsEvent } from './handshake.machine.ts';
import { MESSAGE_NAMES, TYPE, type Handshake } from './messages.ts';
import { DecodeError, Reader } from './octets.ts';
import { CONTENT, plainRecords, Protection, RecordReader, type TlsRecord } from './record.ts';

/** Who carries the records, and is told what comes of them. */
export interface TlsUser {
  /** A flight of handshake messages, or an alert, goes onto the wire; `label` names them. */
  send(label: string, octets: Uint8Array): void;
  moved(state: string, edge: string): void;
  secured(facts: TlsFacts): void;
  /** What the other end said, in the clear. */
  plain(octets: Uint8Array): void;
  /** Nothing more will come: 'close_notify', or the name of the alert that ended it. */
  over(why: string): void;
}

/** AlertDescription of §6, as far as these ends send them. */
const ALERTS = {
  close_notify: 0,
  unexpected_message: 10,
  bad_record_mac: 20,
  handshake_failure: 40,
  bad_certificate: 42,
  decode_error: 50,
  decrypt_error: 51,
  unknown_ca: 48,
} as const;
export type AlertName = keyof typeof ALERTS;

/** Octets of handshake messages that may wait to be whole. */
const MAX_HANDSHAKE_OCTETS = 65_536;

/** Raised within this folder to end the connection with an alert. */
export class Alert extends Error {
  readonly alert: AlertName;
  constructor(alert: AlertName) {
    super(alert);
    this.alert = alert;
  }
}

export abstract class TlsEnd {
  protected readonly user: TlsUser;
  readonly #stepper: Stepper<TlsEvent>;
  #snapshot: AnyMachineSnapshot;
  readonly #records = new RecordReader();
  #handshake: Uint8Array = EMPTY;
  #read: Protection | undefined;
  #write: Protection | undefined;
  #transcript: Uint8Array[] = [];

  constructor(user: TlsUser, stepper: Stepper<TlsEvent>) {
    this.user = user;
    this.#stepper = stepper;
    this.#snapshot = stepper.start(undefined, []);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }
  get connected(): boolean {
    return this.state === 'connected';
  }
  get #open(): boolean {
    return this.state !== 'closed' && this.state !== 'failed';
  }

  /** Octets from the wire, in pieces of any size. Never throws: what is wrong ends the connection with an alert. */
  received(octets: Uint8Array): void {
    if (!this.#open) return;
    try {
      this.#records.push(octets);
      for (let record = this.#records.next(); record && this.#open; record = this.#records.next()) this.#record(record);
    } catch (error) {
      this.#fail(error instanceof Alert ? error.alert : error instanceof DecodeError ? 'decode_error' : 'bad_record_mac');
    }
  }

  /** What is to be said, as it goes onto the wire. Only when connected. */
  seal(octets: Uint8Array): Uint8Array {
    return this.#write!.seal(CONTENT.applicationData, octets);
  }

  /** Octets of a close_notify alert: nothing more will be said. */
  farewell(): Uint8Array {
    return this.#write ? this.#write.seal(CONTENT.alert, Uint8Array.of(1, 0)) : EMPTY;
  }

  /** Keys of both directions from here on. */
  protected protect(read: Uint8Array, write: Uint8Array): void {
    this.#read = new Protection(read);
    this.#write = new Protection(write);
  }
  protected protectReading(secret: Uint8Array): void {
    this.#read = new Protection(secret);
  }
  protected protectWriting(secret: Uint8Array): void {
    this.#write = new Protection(secret);
  }

  protected get messages(): Uint8Array {
    return concat(this.#transcript);
  }
  protected remember(message: Uint8Array): void {
    this.#transcript.push(message);
  }

  /** Messages of a flight: remembered, framed, sealed once there are keys. */
  protected flight(messages: readonly Uint8Array[]): Uint8Array {
    for (const message of messages) this.remember(message);
    const content = concat(messages);
    return this.#write ? this.#write.seal(CONTENT.handshake, content) : plainRecords(CONTENT.handshake, content);
  }

  /** Does what a message asks for; the machine has said already that it may come now. */
  protected abstract take(message: Handshake): void;

  #record(record: TlsRecord & { header: Uint8Array }): void {
    // §5: sent for the sake of old boxes on the way, and passed over
    if (record.type === CONTENT.changeCipherSpec) return;
    const { type, content } = this.#read && record.type === CONTENT.applicationData ? this.#read.open(record) : record;
    if (type === CONTENT.handshake) this.#messages(content);
    else if (type === CONTENT.alert) this.#alerted(content);
    else if (type === CONTENT.applicationData && this.connected) this.user.plain(content);
    else throw new Alert('unexpected_message');
  }

  #messages(content: Uint8Array): void {
    this.#handshake = concat([this.#handshake, content]);
    if (this.#handshake.length > MAX_HANDSHAKE_OCTETS) throw new DecodeError();
    while (this.#open) {
      const length = this.#handshake.length < 4 ? Infinity : new Reader(this.#handshake.subarray(1, 4)).number(3) + 4;
      if (this.#handshake.length < length) return;
      const octets = this.#handshake.subarray(0, length);
      this.#handshake = this.#handshake.subarray(length);
      this.#message({ type: octets[0]!, body: octets.subarray(4), octets });
    }
  }

  #message(message: Handshake): void {
    // §4.6.1: an offer to resume later; nobody resumes here
    if (this.connected && message.type === TYPE.newSessionTicket) return;
    const name = MESSAGE_NAMES[message.type] as TlsEvent['type'] | undefined;
    if (!name || !this.#stepper.accepts(this.#snapshot).has(name)) throw new Alert('unexpected_message');
    this.take(message);
    this.#step(name);
    if (this.connected) this.settled();
  }

  /** The handshake is over. */
  protected abstract settled(): void;

  #step(name: TlsEvent['type']): void {
    this.#snapshot = this.#stepper.step(this.#snapshot, { type: name }, []);
    this.user.moved(this.state, name);
  }

  #alerted([, description]: Uint8Array): void {
    const name = Object.entries(ALERTS).find(([, number]) => number === description)?.[0] ?? `alert ${description}`;
    this.#step(name === 'close_notify' ? 'close_notify' : 'failure');
    this.user.over(name);
  }

  #fail(alert: AlertName): void {
    const octets = Uint8Array.of(2, ALERTS[alert]);
    this.user.send(alert, this.#write ? this.#write.seal(CONTENT.alert, octets) : plainRecords(CONTENT.alert, octets));
    this.#step('failure');
    this.user.over(alert);
  }
}

/** SNI is a name, never an address (RFC 6066 §3). */
export function indicated(serverName: string): string {
  return /^[\d.]+$/.test(serverName) || utf8(serverName).length > 255 ? '' : serverName;
}
