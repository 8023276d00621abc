/** The scenario's servers on real ports: which agent is reached at which port, and what happens when they stop. */
import { hostname } from 'node:os';
import {
  DNS_PORT,
  HTTPS_PORT,
  HTTP_PORT,
  IMAPS_PORT,
  IMAP_PORT,
  isOpenIn,
  LMTP_PORT,
  POP3S_PORT,
  POP3_PORT,
  SMTP_PORT,
  SUBMISSIONS_PORT,
  SUBMISSION_PORT,
} from '../agents/ports.ts';
import type { Mta } from '../agents/mta/mta.ts';
import type { Note } from '../agents/surroundings.ts';
import type { Directory } from '../agents/directory.ts';
import { addressOf, agentsOf, settle, type Household } from '../run/household.ts';
import type { AgentRole, Host, Scenario } from '../run/scenario.ts';
import type { ProfileName } from '../protocols/smtp/profiles.ts';
import type { WordingName } from '../protocols/smtp/wordings/index.ts';
import { scenarioNamed } from '../scenarios/index.ts';
import { Guesses } from './guesses.ts';
import { throwAwayIdentity, type ServerIdentity } from './identity.ts';
import type { Tell } from './keep/aside.ts';
import type { Disk } from './keep/disk.ts';
import type { Witness } from './live/witness.ts';
import { KeptMail } from './keep/kept-mail.ts';
import { renumbered } from './keep/restored.ts';
import { Ports } from './ports.ts';

export interface ServeOptions {
  host: string;
  /** Added to the well-known ports; `null` for any free ports. */
  portBase: number | null;
  password: string;
  /** Folder where mail outlives the process; `null`: none does. */
  keep: string | null;
  /** What the servers prove themselves with; a throw-away certificate without it, and no TLS for `null`. */
  identity?: ServerIdentity | null;
  /** Whoever is on this machine may submit without a password, as before there was AUTH. */
  openSubmission?: boolean;
  /** SMTP of which time, and in whose words. */
  profile?: ProfileName;
  wording?: WordingName;
  /** The first wait of whoever guesses passwords, ms; it doubles. A second without it. */
  guessWaitMs?: number;
  /** The first UIDVALIDITY of mailboxes that are new; without it the seconds since 1970, which none before them had. */
  uidValidity?: number;
  /** What the keep folder lies on; the disk of this machine without it. */
  disk?: Disk;
  /** Told what is found in the keep folder, and what goes wrong with it. */
  told?: Tell;
  /** Told what agents note: one line of a log each. */
  noted?: (who: string, note: Note) => void;
  /** Told what is said at them, but for web mail. */
  witness?: Witness | undefined;
  /** Whose servers they are; those of the journey without it. */
  scenario?: Scenario;
}

/** Which host answers at which well-known port. The others get free ports that only our own agents know. */
const DOORS: readonly { host: string; port: number; service: string }[] = [
  { host: 'mx-b', port: SMTP_PORT, service: 'SMTP' },
  { host: 'smtp-a', port: SUBMISSION_PORT, service: 'submission' },
  { host: 'smtp-a', port: SUBMISSIONS_PORT, service: 'submission over TLS' },
  { host: 'mx-b', port: LMTP_PORT, service: 'LMTP' },
  { host: 'mx-b', port: POP3_PORT, service: 'POP3' },
  { host: 'mx-b', port: POP3S_PORT, service: 'POP3 over TLS' },
  { host: 'mx-b', port: IMAP_PORT, service: 'IMAP' },
  { host: 'mx-b', port: IMAPS_PORT, service: 'IMAP over TLS' },
  { host: 'mx-b', port: HTTP_PORT, service: 'web mail' },
  { host: 'mx-b', port: HTTPS_PORT, service: 'web mail over TLS' },
  { host: 'dns-a', port: DNS_PORT, service: 'DNS' },
];

export interface Service {
  name: string;
  port: number;
  /** What is said there is told to a witness. */
  isWatched: boolean;
}

/** What lies in mailboxes and in queues. */
export interface Kept {
  letters: number;
  queued: number;
}

/** How long open transactions may take to finish when the server stops, ms. */
const GRACE_MS = 5000;
const LOOK_MS = 50;

export class Servers {
  readonly scenario: Scenario;
  readonly #options: ServeOptions;
  readonly #ports: Ports;
  readonly #household: Household;
  /** Where mail is kept; nothing where it is not. */
  readonly #mail: KeptMail | undefined;

  constructor(options: ServeOptions) {
    this.#options = options;
    this.scenario = served(options.scenario ?? scenarioNamed('journey')!, options);
    const identity = options.identity === undefined ? throwAway(this.scenario) : (options.identity ?? undefined);
    this.#mail =
      options.keep === null ? undefined : new KeptMail(options.keep, this.#freshUidValidity, options.told ?? (() => {}), options.disk);
    const agents = agentsOf(this.scenario.hosts);
    const hostOf = (agent: number) => this.scenario.hosts[agents[agent]!.host]!;
    this.#ports = new Ports({
      host: options.host,
      portFor: (address, port) => this.#portFor(address, port),
      addressOf: (agent) => hostOf(agent).address,
      hostNameOf: (agent) => hostOf(agent).name,
      isCalled: (name) => this.#names.has(name),
      guesses: new Guesses(options.guessWaitMs),
      keep: this.#mail,
      witness: options.witness,
      noted: (agent, note) => options.noted?.(hostOf(agent).name, note),
      identity,
    });
    this.#household = settle(this.scenario, this.#ports, true);
  }

  get #freshUidValidity(): number {
    return this.#options.uidValidity ?? Math.floor(Date.now() / 1000);
  }

  /** What browsers may call this machine. */
  get #names(): Set<string> {
    const { hosts } = this.scenario;
    return new Set([this.#options.host, hostname(), `${hostname()}.local`, ...hosts.map(({ name }) => name)]);
  }

  /** Takes back what an earlier run has kept, and opens the ports when all of it is there. */
  async start(): Promise<Kept> {
    const letters = (await this.#mail?.open(this.#household.everyone, this.#mtas)) ?? this.#beginAnew();
    await this.#ports.open();
    return { letters, queued: (await this.#mail?.resume()) ?? 0 };
  }

  /** Mailboxes that begin empty each time are none that a client knows already: UIDVALIDITY tells it (RFC 3501 §2.3.1.1). */
  #beginAnew(): number {
    for (const { mailboxes } of this.#household.everyone.all) mailboxes.restore(renumbered(mailboxes.state, this.#freshUidValidity));
    return 0;
  }

  /** Address that the ports are open on. */
  get host(): string {
    return this.#options.host;
  }

  /** What is to be reached where. A service that the hosts of a year did not have is at no port. */
  get services(): Service[] {
    return DOORS.filter(({ port }) => this.#isOfItsTime(port))
      .map(({ host: id, port, service }) => {
        const { address, name } = this.scenario.hosts.find((host) => host.id === id)!;
        const real = port === DNS_PORT ? this.#ports.udpPort(address, port) : this.#ports.tcpPort(address, port);
        return { name: `${service} ${name}`, port: real, isWatched: port !== HTTP_PORT && port !== HTTPS_PORT };
      })
      .filter(({ port }) => port > 0);
  }

  /** DNS before its time stands for the table of hosts: our own agents ask it, and nobody else is told where. */
  #isOfItsTime(port: number): boolean {
    return isOpenIn(this.#options.profile, port);
  }

  /** The real port at which this host's service is reached. */
  portOf(host: string, port: number): number {
    return this.#ports.tcpPort(addressOf(this.scenario, host), port);
  }

  get #mtas(): Map<string, Mta> {
    return new Map([...this.#household.mailHosts].map(([id, { mta }]) => [id, mta]));
  }

  get everyone(): Directory {
    return this.#household.everyone;
  }

  /** Somebody is connected. */
  get busy(): boolean {
    return this.#ports.busy;
  }

  /** Closes what was opened, at once. */
  abandon(): void {
    this.#ports.close();
    this.#mail?.release();
  }

  /** Sends away who is idle, lets open transactions finish, and leaves the keep folder in order. */
  async stop(graceMs = GRACE_MS): Promise<Kept> {
    this.#ports.stopListening();
    for (let waitedMs = 0; waitedMs < graceMs && this.#ports.busy; waitedMs += LOOK_MS)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    this.#ports.close();
    await this.#mail?.close();
    return { letters: this.#mail?.letters ?? 0, queued: this.#mail?.queued ?? 0 };
  }

  #portFor(address: string, port: number): number {
    const host = this.scenario.hosts.find((candidate) => candidate.address === address);
    const door = DOORS.some((candidate) => candidate.host === host?.id && candidate.port === port);
    return door && this.#isOfItsTime(port) && this.#options.portBase !== null ? this.#options.portBase + port : 0;
  }
}

/** The scenario as it is served: everybody's password, and what the reader chose for the SMTP servers. */
function served(scenario: Scenario, { password, openSubmission, profile, wording }: ServeOptions): Scenario {
  const submission = openSubmission ? 'location' : 'password over TLS';
  const mail = { submission, ...(profile ? { profile } : {}), ...(wording ? { wording } : {}) } as const;
  const web = ({ id, agents }: Host): AgentRole[] =>
    id === 'mx-b' && !agents.includes('webmail') ? [...agents, 'msa', 'webmail'] : agents;
  const hosts = scenario.hosts.map((host) => ({ ...host, agents: web(host), mail: { ...mail, ...host.mail } }));
  return { ...scenario, hosts, accounts: scenario.accounts.map((account) => ({ ...account, password })) };
}

function throwAway({ hosts }: Scenario): ServerIdentity {
  return throwAwayIdentity([...hosts.map(({ name }) => name), 'localhost', '127.0.0.1'], Date.now());
}
