/** A run is scenario + seed + interventions, and nothing else: the same three give the same journal, octet for octet, everywhere. */
import { utf8 } from '../mail/octets.ts';
import { Clock } from '../sim/clock.ts';
import { Journal } from '../sim/journal.ts';
import { Network } from '../sim/network.ts';
import { Random } from '../sim/random.ts';
import { Routes } from '../sim/routes.ts';
import type { TcpEnd, TcpHandler } from '../sim/tcp.ts';
import type { ClientCarrier, End } from '../protocols/carrier.ts';
import type { Destination } from '../agents/surroundings.ts';
import type { Directory } from '../agents/directory.ts';
import type { Posting } from '../agents/mua/mua.ts';
import type { Row } from '../agents/mta/row.ts';
import { fetchQueue } from '../agents/mta/queue-fetch.ts';
import { HTTP_PORT, IMAP_PORT, LMTP_PORT, POP3_PORT, SMTP_PORT, SUBMISSION_PORT } from '../agents/ports.ts';
import { listed, Typist, type TypedProtocol } from '../agents/typist/typist.ts';
import { Certificates } from './certificates.ts';
import { fetchingOf, secretOf, submittingOf } from './devices.ts';
import { addressOf, agentsOf, settle, type Household } from './household.ts';
import { awaitFault, withPolicy } from './faults/begin.ts';
import { Faults, skewAt } from './faults/faults.ts';
import type { Hand } from './hands/hand.ts';
import type { Decided } from './hands/decision.ts';
import { Digging, type Dug } from './hands/digging.ts';
import type { Hands } from './hands/hands.ts';
import { Standstill, type Awaited } from './hands/standstill.ts';
import { THINKING_MS, TypedScript } from './hands/typed-script.ts';
import { Interventions } from './interventions.ts';
import { numbered } from './numbered.ts';
import { trustOn, type PersonalTrust } from './personal-keys.ts';
import { addressed, posted, ready, sentAt } from './posting.ts';
import { Programs } from './programs.ts';
import { webDoorOf } from './web-door.ts';
import type { Action, Device, Intervention, Scenario, Scene } from './scenario.ts';
import { SimSurroundings } from './sim-surroundings.ts';

/** What the run begins with besides its scenario. */
export interface RunInput {
  scenario: Scenario;
  seed: number;
  /** What is sent; the scenario's own message when left out. */
  posting?: Posting;
  interventions?: readonly Intervention[];
  /** What servers decide, as if of themselves: replies by the ids of their steps. A recording that is run again decides so. */
  decisions?: ReadonlyMap<string, string>;
}

const PORTS: Record<TypedProtocol, number> = {
  smtp: SMTP_PORT,
  submission: SUBMISSION_PORT,
  lmtp: LMTP_PORT,
  pop3: POP3_PORT,
  imap: IMAP_PORT,
  http: HTTP_PORT,
};

/** A run stops here rather than fill the memory: about 200 MB of journal. */
export const MAX_ENTRIES = 2_000_000;

export class Run {
  readonly journal = new Journal();
  readonly scene: Scene;
  readonly posting: Posting;
  readonly #scenario: Scenario;
  readonly #seed: number;
  readonly #interventions: readonly Intervention[];
  readonly #clock = new Clock();
  readonly #network: Network;
  readonly #surroundings: SimSurroundings;
  readonly #household: Household;
  readonly #hands: Hands;
  readonly #diggings: Digging[] = [];
  /** Mail programs under their owners' hands. */
  readonly programs: Programs;
  #done = false;
  #awaits: Awaited | null = null;

  constructor({ scenario, seed, posting, interventions = [], decisions }: RunInput) {
    const everything = [...scenario.faults, ...interventions];
    const all = everything.filter(({ off }) => !off);
    this.#interventions = all;
    this.#scenario = intervened(scenario, all);
    this.#seed = seed;
    const hosts = this.#scenario.hosts;
    const routes = new Routes(
      hosts.map(({ name, address }) => ({ name, address, up: true })),
      numbered(this.#scenario),
    );
    const random = new Random(seed);
    this.#network = new Network(this.#clock, this.journal, routes, random);
    this.scene = sceneOf(this.#scenario);
    const hostOf = this.scene.agents.map(({ host }) => host);
    const faults = new Faults(all, { hosts, links: scenario.links, hostOf, clock: this.#clock, random });
    const stepsIn = new Interventions(everything, -scenario.faults.length, decisions);
    this.#hands = stepsIn.hands;
    this.#surroundings = new SimSurroundings({
      clock: this.#clock,
      random,
      journal: this.journal,
      network: this.#network,
      interventions: stepsIn,
      faults,
      startsAt: scenario.startsAt,
      hostOf,
      hosts,
      certificates: new Certificates(this.#scenario, seed),
    });
    this.#household = settle(this.#scenario, this.#surroundings, false, seed);
    this.posting = addressed(posting ?? posted(scenario.draft, ready(scenario.draft), sentAt(scenario, all), seed), all);
    const { journal } = this;
    const [clock, network, household, hosting] = [this.#clock, this.#network, this.#household, this.#surroundings];
    this.programs = new Programs({ scenario: this.#scenario, clock, journal, hosting });
    const town = { scenario: this.#scenario, seed, clock, journal, network, routes, household, hosting };
    for (const [place, intervention] of everything.entries()) {
      if (intervention.off) continue;
      this.#schedule(intervention, place - scenario.faults.length);
      awaitFault(intervention, town);
    }
    for (const action of this.#scenario.actions) this.#clock.after(action.at, () => this.#act(action));
  }

  /** Lets up to `events` things happen; true when nothing is left to happen. */
  advance(events: number): boolean {
    for (let count = 0; count < events && !this.#done; count++) {
      this.#done = this.journal.length >= MAX_ENTRIES || !this.#next();
    }
    return this.#done;
  }

  /** Whom the run waits for, if a person's hand has nothing more to say. */
  get awaits(): Awaited | null {
    return this.#awaits;
  }

  /** What people have decided in agents' places so far. */
  get decided(): readonly Decided[] {
    return this.#hands.acting.flatMap(({ decided }) => decided);
  }

  /** Lets the next thing happen; false when nothing is left, or when a person has to say what. */
  #next(): boolean {
    if (this.#awaits) return false;
    try {
      return this.#clock.next();
    } catch (reason) {
      if (!(reason instanceof Standstill)) throw reason;
      this.#awaits = reason.awaited;
      return false;
    }
  }

  /** What lies in the INBOX of this account now. */
  inboxOf(account: string): readonly Uint8Array[] {
    return this.everyone.find(account)?.inbox.messages.map(({ octets }) => octets) ?? [];
  }

  /** Lets everything happen up to a moment of virtual time, and time pass until then. */
  advanceTo(atMs: number): void {
    let waiting = true;
    this.#clock.after(atMs - this.#clock.nowMs, () => (waiting = false));
    while (waiting && this.#next());
  }

  /** Opens a connection by hand from a host to a port of another: for tests and terminals. */
  dial(fromHost: string, toHost: string, port: number, protocol: string, handler: TcpHandler): TcpEnd {
    const host = this.#scenario.hosts.findIndex(({ id }) => id === fromHost);
    const agent = this.scene.agents.findIndex((candidate) => candidate.host === host);
    return this.#surroundings.dial(agent, addressOf(this.#scenario, toHost), port, protocol, handler);
  }

  /** What people's programs know. */
  get devices(): readonly Device[] {
    return this.#scenario.devices;
  }

  /** What signatures are checked by on this host. */
  trustOn(host: string): PersonalTrust {
    return trustOn(this.#scenario, host);
  }

  /** All accounts of the town. */
  get everyone(): Directory {
    return this.#household.everyone;
  }

  /** The rows of all queues. */
  get waiting(): Row[] {
    return [...this.#household.mailHosts.values()].flatMap(({ mta }) => [...mta.queue.rows]);
  }

  get nowMs(): number {
    return this.#clock.nowMs;
  }

  /** What an agent's chart was told at this entry, if it is a step of one and was told more than an event's name. */
  factsAt(index: number): object | undefined {
    return this.#surroundings.facts.get(index);
  }

  /** The server's end of a connection, for whoever asks what is in order there. */
  sessionOf(connection: number): End | undefined {
    return this.#surroundings.sessions.get(connection)?.session;
  }

  /** Octets of a message version, by its number in the journal. */
  body(message: number): Uint8Array | undefined {
    return this.#surroundings.bodies[message];
  }

  #act(action: Action): void {
    if (action.do === 'type') return this.#typeAt(action);
    if (action.do === 'browse') return this.#browse(action);
    if (action.do === 'use') return this.programs.useAt(action, this.#interventions);
    if (action.do !== 'send' && action.do !== 'fetch') return this.#fetchQueue(action);
    const device = this.#scenario.devices.find(({ host }) => host === action.host);
    const mua = this.#household.muas.get(action.host);
    if (!device || !mua) throw new Error(`scenario ${this.#scenario.id}: ${action.do} at ${action.host}, which has no program`);
    if (action.do === 'send') mua.send(this.#postingOf(action), submittingOf(this.#scenario, device));
    else if (device.fetch) mua.fetch(fetchingOf(this.#scenario, device, device.fetch));
  }

  #browse({ host, to, ...visit }: Extract<Action, { do: 'browse' }>): void {
    const device = this.#scenario.devices.find((candidate) => candidate.host === host);
    const browser = this.#household.browsers.get(host);
    if (!device || !browser) throw new Error(`scenario ${this.#scenario.id}: browse at ${host}, which has no browser`);
    browser.visit({ ...visit, ...secretOf(this.#scenario, device), address: addressOf(this.#scenario, to), serverName: to });
  }

  #typeAt({ host, to, protocol, lines, stays = false }: Extract<Action, { do: 'type' }>): void {
    const script = lines.map((line) => (typeof line === 'string' ? { line, pauseMs: THINKING_MS } : line));
    const subject = this.#typedMessage(script);
    const typist = (carrier: ClientCarrier) => new Typist(this.#surroundings, carrier, protocol, listed(script), stays);
    this.#surroundings.connect(this.#firstAgentOn(host), this.#terminalTo(to, protocol, subject), typist);
  }

  /** A person calls a server, and says what the hand holds. */
  #call(hand: Extract<Hand, { kind: 'call' }>, number: number): void {
    const { host, to, protocol } = hand;
    if (protocol === 'dns') return this.#dig(hand, number);
    this.#callWith({ host, to, protocol }, new TypedScript(number, hand, protocol));
  }

  /** Where every request may have a connection of its own, the next one calls again. */
  #callWith(line: { host: string; to: string; protocol: TypedProtocol }, script: TypedScript): void {
    const { host, to, protocol } = line;
    const again = () => void (script.goesOn && this.#clock.after(0, () => this.#callWith(line, script)));
    this.#surroundings.connect(this.#firstAgentOn(host), this.#terminalTo(to, protocol, -1), (carrier) => {
      script.connection = carrier.connection;
      return new Typist(this.#surroundings, carrier.byHand(), protocol, script, true, again);
    });
  }

  #dig(hand: Extract<Hand, { kind: 'call' }>, number: number): void {
    const addressIn = (name: string) => addressOf(this.#scenario, name);
    const place = { surroundings: this.#surroundings, journal: this.journal, agent: this.#firstAgentOn(hand.host) };
    const digging = new Digging(number, hand, { ...place, server: addressIn(hand.to), addressOf: addressIn });
    this.#diggings.push(digging);
    digging.next();
  }

  /** What was asked of the DNS by hand, and what came. */
  get dug(): readonly Dug[] {
    return this.#diggings.flatMap(({ dug }) => dug);
  }

  #firstAgentOn(host: string): number {
    const number = this.#scenario.hosts.findIndex(({ id }) => id === host);
    return this.scene.agents.findIndex((candidate) => candidate.host === number);
  }

  #terminalTo(to: string, protocol: TypedProtocol, subject: number): Destination {
    return { address: addressOf(this.#scenario, to), port: PORTS[protocol], protocol, chart: 'typist', subject, cause: -1 };
  }

  /** Number of the message that is typed after DATA; -1 if none is. */
  #typedMessage(script: readonly { line: string }[]): number {
    const text = script[script.findIndex(({ line }) => line === 'DATA') + 1];
    return script.some(({ line }) => line === 'DATA') && text
      ? this.#surroundings.letter(utf8(text.line.replace(/\.$/, '')), -1, '', []).number
      : -1;
  }

  #postingOf({ draft, at, host }: Extract<Action, { do: 'send' }>): Posting {
    if (!draft) return this.posting;
    return posted(
      draft,
      ready(draft),
      this.#scenario.startsAt + at + skewAt(this.#interventions, host, at),
      this.#seed * 1000 + this.#scenario.actions.findIndex((action) => 'draft' in action && action.draft === draft),
    );
  }

  #fetchQueue({ do: ask, host, of, domain }: Extract<Action, { domain: string }>): void {
    const mailHost = this.#household.mailHosts.get(host);
    if (!mailHost) throw new Error(`scenario ${this.#scenario.id}: ${ask} at ${host}, which has no mail server`);
    const owner = this.#scenario.accounts.find(({ address }) => address.endsWith(`@${domain}`));
    const secret = owner && { user: owner.address, password: owner.password };
    fetchQueue(mailHost.mta, mailHost.exchange, { ask, domain, address: addressOf(this.#scenario, of), secret });
  }

  /** What the program on this host has fetched so far, octet for octet. */
  fetchedOn(host: string): readonly Uint8Array[] {
    return this.#household.muas.get(host)?.fetched ?? [];
  }
  #schedule(intervention: Intervention, number: number): void {
    if (intervention.kind === 'use') this.programs.use(intervention, number);
    else if (intervention.kind === 'call') this.#clock.after(intervention.atMs, () => this.#call(intervention, number));
    else if (intervention.kind === 'stop' || intervention.kind === 'start')
      this.#clock.after(intervention.atMs, () => this.#switch(intervention));
    if (intervention.kind === 'stop' && intervention.forMs !== undefined)
      this.#clock.after(intervention.atMs + intervention.forMs, () => this.#switch({ ...intervention, kind: 'start' }));
    if (intervention.kind === 'greeting') this.#clock.after(intervention.atMs, () => this.#setGreeting(intervention));
    else if (intervention.kind === 'quota') this.#clock.after(intervention.atMs, () => this.#setQuota(intervention));
  }

  #switch({ kind, host }: { kind: 'stop' | 'start'; host: string }): void {
    const number = this.#scenario.hosts.findIndex(({ id }) => id === host);
    if (number < 0) return;
    this.#fault(kind, host);
    if (kind === 'stop') this.#network.stop(number);
    else this.#network.start(number);
  }

  #setGreeting({ host, greeting }: Extract<Intervention, { kind: 'greeting' }>): void {
    const exchange = this.#household.mailHosts.get(host)?.exchange;
    if (exchange) exchange.greeting = greeting === 'usual' ? undefined : greeting;
    this.#fault(greeting, host);
  }

  #setQuota({ account, octets }: Extract<Intervention, { kind: 'quota' }>): void {
    for (const directory of this.#household.directories.values()) {
      const here = directory.find(account);
      if (here) here.quotaOctets = octets;
    }
    this.#fault('quota', `${account} ${octets}`);
  }

  #fault(label: string, detail: string): void {
    this.journal.record({ kind: 'fault', at: this.#clock.nowMs, label, detail });
  }
}

/** The scenario with what interventions change before anything happens: zones, passwords, settings. */
function intervened(scenario: Scenario, interventions: readonly Intervention[]): Scenario {
  if (!interventions.some(({ kind }) => kind === 'zone' || kind === 'password' || kind === 'policy')) return scenario;
  let changed = { ...scenario };
  for (const intervention of interventions) {
    if (intervention.kind === 'policy' && intervention.atMs === 0) changed = withPolicy(changed, intervention);
    if (intervention.kind === 'zone' && intervention.atMs === undefined) {
      const { origin, records } = intervention;
      changed.zones = changed.zones.map((zone) => (zone.origin === origin ? { ...zone, records } : zone));
    } else if (intervention.kind === 'password') {
      const { host, password } = intervention;
      changed.devices = changed.devices.map((device) => (device.host === host ? { ...device, password } : device));
    }
  }
  return changed;
}

function sceneOf({ hosts, links, zones, accounts, devices, startsAt }: Scenario): Scene {
  return {
    hosts,
    links,
    agents: [...agentsOf(hosts)],
    accounts: accounts.map(({ address, name, host }) => ({ address, name, host })),
    zones,
    programs: devices.flatMap(({ host, fetch }) =>
      fetch && hosts.some(({ id, agents }) => id === host && agents.includes('mua')) ? [host] : [],
    ),
    browsers: devices.flatMap((device) => (webDoorOf({ hosts, accounts }, device) ? [device.host] : [])),
    startsAt,
  };
}
