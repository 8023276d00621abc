/**
 * The mail transfer agent: takes mail over SMTP, keeps it in a queue until it is somebody else's, and reports what became of
 * it. RFC 5321 §3.6, §3.9, §4.5.4, §6.1.
 */
import { setup } from 'xstate';
import { domainOf } from '../../mail/address.ts';
import { concat, EMPTY } from '../../mail/octets.ts';
import { received } from '../../mail/trace.ts';
import type { Envelope } from '../../protocols/smtp/policy.ts';
import { withKeyword } from '../../protocols/smtp/trace.ts';
import { stepper } from '../../protocols/step.ts';
import type { Directory } from '../directory.ts';
import type { Expanded, Expansion } from './expansion.ts';
import { addressee, itemOf, type Addressee, type Item, type Reason } from './item.ts';
import { Narrating } from '../narrating.ts';
import type { Mda } from '../mda/mda.ts';
import { reportOutcomes, type Outcome, type ReportingHost } from './reporter.ts';
import { GIVE_UP_MS, Row, type QueueHost, type RelayHabits, type Route } from './row.ts';
import { Stub } from '../stub.ts';
import { shownOnTerminals } from './terminals.ts';
import type { IncomingCarrier, Letter, Surroundings } from '../surroundings.ts';

type MtaEvent = { type: 'take' | 'local' | 'remote' | 'failure' | 'done' };
/** What the MTA does with each message that it takes: sort its recipients into its own and other people's. */
export const mtaMachine = setup({ types: { context: {} as Record<never, never>, events: {} as MtaEvent } }).createMachine({
  id: 'mta',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { take: 'sorting', failure: 'reporting' } },
    sorting: { on: { local: 'sorting', remote: 'sorting', failure: 'reporting', done: 'idle' } },
    reporting: { on: { done: 'idle', failure: 'reporting', take: 'sorting' } },
  },
});
export const mta = stepper<MtaEvent>(mtaMachine);

/** Largest message that a host takes, and recipients at once. */
export const MAX_MESSAGE_OCTETS = 26_214_400;
export const MAX_RECIPIENTS = 100;

export interface MtaOptions {
  hostName: string;
  /** Address of the resolver it asks. */
  resolver: string;
  /** Domains for which it takes mail as a secondary exchange, to pass it on. */
  relayDomains: readonly string[];
  habits: RelayHabits;
  /** The host that stores its people's mail, reached by LMTP; `undefined`: its own MDA does. */
  store: { name: string; address: string } | undefined;
  /** Domains whose mail waits until their own server asks for it. */
  holdsFor: readonly string[];
}

/** A message in the queue, with the recipients that are left. */
export interface Waiting {
  item: Item;
  addressees: readonly Addressee[];
}

/** How a message came in, for the Received field. */
export interface Arrival {
  fromAddress: string;
  /** Number of the message as the client sent it, and the entry that accepted it. */
  parent: number;
  cause: number;
  /** What was found out about its origin, if somebody looked. */
  judgement?: { field: Uint8Array; quarantined: boolean } | undefined;
}

/** A recipient, and in whose name mail goes on to it. */
interface Destined {
  item: Item;
  addressee: Addressee;
}

export class Mta implements QueueHost, ReportingHost {
  readonly agent: number;
  readonly surroundings: Surroundings;
  readonly stub: Stub;
  readonly hostName: string;
  readonly resolver: string;
  readonly options: MtaOptions;
  readonly directory: Directory;
  readonly expansion: Expansion;
  /** `null` where nobody has a mailbox. */
  readonly #mda: Mda | null;
  readonly #machine: Narrating<MtaEvent>;
  readonly #rows = new Set<Row>();
  /** Outcomes of a row, until it rests and one report tells of all of them. */
  readonly #outcomes = new Map<Row, Outcome[]>();
  readonly #prefix: string;
  #accepted = 0;

  constructor(surroundings: Surroundings, agent: number, options: MtaOptions, directory: Directory, expansion: Expansion, mda: Mda | null) {
    this.surroundings = surroundings;
    this.agent = agent;
    this.options = options;
    this.hostName = options.hostName;
    this.resolver = options.resolver;
    this.directory = directory;
    this.expansion = expansion;
    this.#mda = mda;
    this.stub = new Stub(surroundings, agent);
    this.#prefix = Math.floor(surroundings.epochMs() / 1000)
      .toString(36)
      .toUpperCase();
    this.#machine = new Narrating(mta, 'mta', agent, surroundings);
  }

  get habits(): RelayHabits {
    return this.options.habits;
  }

  /** What has been taken and is still here. */
  get waiting(): Waiting[] {
    return [...this.#rows].map(({ item, pending }) => ({ item, addressees: pending }));
  }

  /** Takes up a message that an earlier run had accepted: it is marked already. */
  resume(octets: Uint8Array, envelope: Omit<Item, 'letter'>, addressees: readonly Addressee[]): void {
    const paths = addressees.map(({ path }) => path);
    const letter = this.surroundings.letter(octets, -1, envelope.reversePath, paths);
    this.#sort({ ...envelope, letter }, addressees, -1);
  }

  /** A queue id: the second at which this MTA began, and a count; so no two of a host are alike. */
  nextId(): string {
    return `${this.#prefix}-${++this.#accepted}`;
  }

  /** The message is ours: mark it, and see to every recipient. */
  take(octets: Uint8Array, envelope: Envelope, id: string, { fromAddress, parent, cause, judgement }: Arrival): void {
    const { surroundings, agent } = this;
    const fields = received({
      from: envelope.helo,
      fromAddress,
      by: this.hostName,
      with: withKeyword(envelope),
      id,
      for: envelope.forwardPaths.length === 1 ? envelope.forwardPaths[0]! : '',
      dateMs: surroundings.epochMs(),
    });
    // RFC 8601 §4: above all other trace fields of the same host
    const found = judgement?.field ?? EMPTY;
    const letter = surroundings.letter(concat([found, fields, octets]), parent, envelope.reversePath, envelope.forwardPaths);
    const subject = letter.number;
    const traced = surroundings.note(agent, { kind: 'trace', label: 'Received', subject, octets: fields, cause });
    const marked = judgement ? this.#tellFindings(subject, judgement.field, traced) : traced;
    const item = itemOf(letter, envelope, surroundings.epochMs());
    const addressees = shownOnTerminals(this, item, envelope, marked);
    if (addressees.length > 0) this.#sort(judgement?.quarantined ? { ...item, junk: true } : item, addressees, marked);
  }

  #tellFindings(subject: number, octets: Uint8Array, cause: number): number {
    return this.surroundings.note(this.agent, { kind: 'trace', label: 'Authentication-Results', subject, octets, cause });
  }

  /** A report of our own: from nobody, to one. */
  post(letter: Letter, reversePath: string, cause: number): void {
    const item: Item = { letter, reversePath: '', body: '', smtpUtf8: false, ret: '', envid: '', arrivedMs: this.surroundings.epochMs() };
    this.#sort(item, [addressee(reversePath)], cause);
  }

  /** RFC 5321 §4.5.1: `<Postmaster>` without a domain is this host's. */
  local(path: string): string {
    return path.includes('@') ? path : `${path}@${this.directory.all[0]?.address.split('@')[1] ?? this.hostName}`;
  }

  /** Whether mail for this domain ends here. */
  serves(domain: string): boolean {
    return this.directory.servesDomain(domain);
  }

  #sort(item: Item, addressees: readonly Addressee[], cause: number): void {
    const subject = item.letter.number;
    const detail = addressees.map(({ path }) => path).join(' ');
    const queued = this.surroundings.note(this.agent, { kind: 'queued', label: 'accepted', subject, detail, cause });
    this.#machine.send({ type: 'take' }, queued);
    const destined = once(addressees.flatMap((one) => this.#destinations(item, { ...one, path: this.local(one.path) }, queued)));
    const here = destined.filter(({ addressee: { path } }) => this.serves(domainOf(path)));
    for (const group of grouped(destined.filter((one) => !here.includes(one)))) {
      const domain = domainOf(group[0]!.addressee.path);
      this.#enqueue(group, { kind: 'exchanges', domain, held: this.options.holdsFor.includes(domain) }, queued);
    }
    const { store } = this.options;
    if (!store) for (const group of byItem(here)) this.#deliverHere(group, queued);
    else
      for (const group of grouped(here))
        this.#enqueue(group, { kind: 'store', domain: domainOf(group[0]!.addressee.path), ...store }, queued);
    this.#machine.send({ type: 'done' }, queued);
  }

  /** Whom a recipient stands for, if this host knows better: RFC 5321 §3.9. */
  #destinations(item: Item, one: Addressee, cause: number): Destined[] {
    if (!this.serves(domainOf(one.path))) return [{ item, addressee: one }];
    const expanded = this.expansion.expand(one.path);
    if (expanded.length === 1 && expanded[0]!.by === 'itself') return [{ item, addressee: one }];
    const by = expanded.find((member) => member.by !== 'itself')?.by ?? 'alias';
    const detail = `${one.path} ${expanded.map(({ path }) => path).join(' ')}`;
    const noted = this.surroundings.note(this.agent, { kind: 'note', label: `${by}.expanded`, subject: item.letter.number, detail, cause });
    if (by === 'list') this.#report(item, [{ ...expandedReason, addressee: one, action: 'expanded' }], noted);
    return expanded.map((member) => ({
      item: inNameOf(item, member),
      addressee: { ...one, path: member.path, ...(by === 'list' ? NO_WISHES : {}) },
    }));
  }

  #enqueue(group: readonly Destined[], route: Route, cause: number): void {
    this.#machine.send({ type: 'remote' }, cause, `remote ${route.domain}`);
    const row = new Row(
      this,
      group[0]!.item,
      route,
      group.map((one) => one.addressee),
      cause,
    );
    this.#rows.add(row);
    row.start();
  }

  #deliverHere(group: readonly Destined[], cause: number): void {
    const outcomes: Outcome[] = [];
    const { item } = group[0]!;
    for (const one of group) {
      const { path } = one.addressee;
      this.#machine.send({ type: 'local' }, cause, `local ${path}`);
      const delivery = this.#mda!.deliver(item.letter, item.reversePath, path, cause, item.junk);
      if (delivery === 'stored') {
        this.#dequeued(item, 'delivered', path, cause);
        outcomes.push({ ...deliveredReason, addressee: one.addressee, action: 'delivered' });
      } else outcomes.push({ ...localReason(delivery, path), addressee: one.addressee, action: 'failed' });
    }
    this.#report(item, outcomes, cause);
  }

  relayed(row: Row, addressees: readonly Addressee[], reason: Reason, reports: boolean): void {
    this.#dequeued(row.item, 'relayed', addressees.map(({ path }) => path).join(' '), row.cause);
    // RFC 3461 §5.2.2: a server that takes NOTIFY reports itself; of any other we say that it was passed on
    const action = row.route.kind === 'store' ? 'delivered' : 'relayed';
    if (!reports) for (const one of addressees) this.#noted(row, { ...reason, addressee: one, action });
  }

  failed(row: Row, one: Addressee, reason: Reason): void {
    this.#noted(row, { ...reason, addressee: one, action: 'failed' });
  }

  delayed(row: Row, reason: Reason): void {
    const untilMs = row.item.arrivedMs + GIVE_UP_MS;
    const outcomes = row.pending.map((one): Outcome => ({ ...reason, addressee: one, action: 'delayed' }));
    reportOutcomes(this, row.item, outcomes, row.cause, untilMs);
  }

  deferred(row: Row): void {
    const detail = row.pending.map(({ path }) => path).join(' ');
    this.surroundings.note(this.agent, { kind: 'queued', label: 'deferred', subject: row.item.letter.number, detail, cause: row.cause });
    this.#reportOf(row);
  }

  finished(row: Row): void {
    this.#rows.delete(row);
    this.#reportOf(row);
  }

  /** Rows for a domain that wait: what ETRN, ATRN and TURN ask for. */
  waitingFor(domain: string): Row[] {
    return [...this.#rows].filter(({ route, resting }) => route.domain === domain.toLowerCase() && resting);
  }

  #noted(row: Row, outcome: Outcome): void {
    this.#outcomes.set(row, [...(this.#outcomes.get(row) ?? []), outcome]);
  }

  #reportOf(row: Row): void {
    const outcomes = this.#outcomes.get(row) ?? [];
    this.#outcomes.delete(row);
    this.#report(row.item, outcomes, row.cause);
  }

  #dequeued({ letter }: Item, label: string, detail: string, cause: number): number {
    return this.surroundings.note(this.agent, { kind: 'dequeued', label, subject: letter.number, detail, cause });
  }

  /** RFC 5321 §6.1: what cannot be delivered is told to the sender; what can, if the sender asked. */
  #report(item: Item, outcomes: readonly Outcome[], cause: number): void {
    const failed = outcomes.filter(({ action }) => action === 'failed');
    if (failed.length === 0) return reportOutcomes(this, item, outcomes, cause);
    this.#machine.send({ type: 'failure' }, cause);
    const gone = this.#dequeued(item, 'bounced', failed.map((one) => one.addressee.path).join(' '), cause);
    reportOutcomes(this, item, outcomes, gone);
    this.#machine.send({ type: 'done' }, gone);
  }
}

const NO_WISHES = { notify: '', orcpt: '' };
const deliveredReason: Reason = { status: '2.0.0', diagnostic: '', remoteMta: '' };
const expandedReason: Reason = { status: '2.0.0', diagnostic: '', remoteMta: '' };

/** RFC 5321 §3.9.2: from the list's owner; §3.9.1: from whom it came. */
function inNameOf(item: Item, { owner }: Expanded): Item {
  return owner === undefined ? item : { ...item, reversePath: owner, ret: '', envid: '' };
}

/** Whoever is meant twice, by his name and by a list or a forwarding, gets one copy. */
function once(destined: readonly Destined[]): Destined[] {
  return groupsBy(destined, ({ item, addressee: { path } }) => `${item.reversePath} ${path.toLowerCase()}`).map(([first]) => first!);
}

/** One transaction for all recipients of a domain, as long as they are written to in the same name: RFC 5321 §4.5.4.1. */
function grouped(destined: readonly Destined[]): Destined[][] {
  return groupsBy(destined, ({ item, addressee: { path } }) => `${item.reversePath} ${domainOf(path)}`);
}
function byItem(destined: readonly Destined[]): Destined[][] {
  return groupsBy(destined, ({ item }) => item.reversePath);
}

function groupsBy(destined: readonly Destined[], keyOf: (one: Destined) => string): Destined[][] {
  const groups = new Map<string, Destined[]>();
  for (const one of destined) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

function localReason(outcome: 'full' | 'unknown', address: string): Reason {
  if (outcome === 'full') return { status: '5.2.2', diagnostic: `The mailbox of ${address} is full`, remoteMta: '' };
  return { status: '5.1.1', diagnostic: `No mailbox here by the name of ${address}`, remoteMta: '' };
}

/** How the message that came last on this connection arrived. */
export function arrivalOn({ fromAddress, subject, cause }: IncomingCarrier): Arrival {
  return { fromAddress, parent: subject, cause };
}
