/**
 * The MTA's door: takes mail over SMTP, keeps it in a queue until it is somebody else's, and reports what became of it. What it
 * does with each message is in mta.machine.ts, how it does it in actions/; rows of its queue: delivery.machine.ts, delivery/.
 */
import type { Envelope } from '../../protocols/smtp/policy.ts';
import type { Directory } from '../directory.ts';
import { Working } from '../machine.ts';
import type { Mda } from '../mda/mda.ts';
import { Stub } from '../stub/stub.ts';
import type { IncomingCarrier, Letter, Surroundings } from '../surroundings.ts';
import { mtaActions } from './actions/index.ts';
import type { Beginning } from './delivery/desk.ts';
import { newDesk, type Arrival, type MtaDesk, type QueueHouse } from './desk.ts';
import type { Expansion } from './expansion.ts';
import type { MtaOptions } from './house.ts';
import { addressee, type Addressee, type Item } from './item.ts';
import { mta, type MtaEvent } from './mta.machine.ts';
import { Queue } from './queue.ts';
import type { Row } from './row.ts';

export type { Arrival } from './desk.ts';
export type { MtaOptions } from './house.ts';

/** Largest message that a host takes, and recipients at once. */
export const MAX_MESSAGE_OCTETS = 26_214_400;
export const MAX_RECIPIENTS = 100;

export class Mta implements QueueHouse {
  readonly agent: number;
  readonly surroundings: Surroundings;
  readonly stub: Stub;
  readonly hostName: string;
  readonly resolver: string;
  /** A host may be set otherwise. */
  options: MtaOptions;
  readonly directory: Directory;
  readonly expansion: Expansion;
  readonly mda: Mda | null;
  readonly queue = new Queue();
  readonly #prefix: string;
  #accepted = 0;
  /** A client waits for what becomes of what is being done. */
  #accepting = false;

  constructor(surroundings: Surroundings, agent: number, options: MtaOptions, directory: Directory, expansion: Expansion, mda: Mda | null) {
    this.surroundings = surroundings;
    this.agent = agent;
    this.options = options;
    this.hostName = options.hostName;
    this.resolver = options.resolver;
    this.directory = directory;
    this.expansion = expansion;
    this.mda = mda;
    this.stub = new Stub(surroundings, agent);
    this.#prefix = Math.floor(surroundings.epochMs() / 1000)
      .toString(36)
      .toUpperCase();
  }

  /** The message is ours. */
  take(octets: Uint8Array, envelope: Envelope, id: string, arrival: Arrival): void {
    this.#accepting = true;
    this.#handle(
      { type: 'accepted', forTerminals: envelope.delivery !== 'mailbox' },
      { accepted: { octets, envelope, id, arrival }, cause: arrival.cause },
    );
    this.#accepting = false;
  }

  /** Takes up a message that an earlier run had accepted, for those that had not got it yet: it is marked already. */
  resume(item: Item, addressees: readonly Addressee[], soFar: Beginning): void {
    this.#takeUp(item, { addressees: [...addressees], soFar });
  }

  /** A report of our own: from nobody, to one. */
  post(letter: Letter, reversePath: string, cause: number): void {
    const item: Item = { letter, reversePath: '', body: '', smtpUtf8: false, ret: '', envid: '', arrivedMs: this.surroundings.epochMs() };
    this.#takeUp(item, { addressees: [addressee(reversePath)], cause });
  }

  /** A message that no client waits for, unless it is about one that is just being accepted. */
  #takeUp(item: Item, matter: Partial<MtaDesk>): void {
    if (!this.#accepting) this.queue.changed(item.letter.octets);
    this.#handle({ type: 'taken up' }, { item, ...matter });
  }

  /** Each message has a chart of its own. */
  #handle(event: MtaEvent, matter: Partial<MtaDesk>): void {
    const track = (state: string) => this.surroundings.machine(this.agent, 'mta', state);
    new Working(mta, track, newDesk(this), mtaActions).send(event, matter);
  }

  /** A queue id: the second at which this MTA began, and a count; so no two of a host are alike. */
  nextId(): string {
    return `${this.#prefix}-${++this.#accepted}`;
  }

  /** RFC 5321 §4.5.1: `<Postmaster>` without a domain is this host's. */
  local(path: string): string {
    return path.includes('@') ? path : `${path}@${this.directory.all[0]?.address.split('@')[1] ?? this.hostName}`;
  }

  /** Whether mail for this domain ends here. */
  serves(domain: string): boolean {
    return this.directory.servesDomain(domain);
  }

  /** It could not be kept, and was not promised: its rows go, as far as nothing has been done for them. */
  takeBack(octets: Uint8Array): void {
    for (const row of [...this.queue.rows]) if (row.desk.item.letter.octets === octets && row.takeBack()) this.queue.delete(row);
  }

  /** Rows for a domain that wait: what ETRN, ATRN and TURN ask for. */
  waitingFor(domain: string): Row[] {
    return [...this.queue.rows].filter(({ desk: { route }, resting }) => route.domain === domain.toLowerCase() && resting);
  }
}

/** How the message that came last on this connection arrived. */
export function arrivalOn({ fromAddress, subject, cause }: IncomingCarrier): Arrival {
  return { fromAddress, parent: subject, cause };
}
