/** The scenario's servers on real ports: which agent is reached at which port, and what happens when they stop. */
import { IMAPS_PORT, IMAP_PORT, LMTP_PORT, POP3S_PORT, POP3_PORT, SMTP_PORT, SUBMISSIONS_PORT, SUBMISSION_PORT } from '../agents/ports.ts';
import type { Mta } from '../agents/mta/mta.ts';
import { DNS_PORT } from '../agents/nameserver/nameserver.ts';
import type { Note } from '../agents/surroundings.ts';
import type { Directory } from '../agents/directory.ts';
import { addressOf, agentsOf, settle, type Household } from '../run/household.ts';
import { HTTP_PORT, HTTPS_PORT } from '../agents/webmail/webmail.ts';
import type { AgentRole, Host, Scenario } from '../run/scenario.ts';
import type { ProfileName } from '../protocols/smtp/profiles.ts';
import type { WordingName } from '../protocols/smtp/wordings/index.ts';
import { scenarioNamed } from '../scenarios/index.ts';
import { throwAwayIdentity, type ServerIdentity } from './identity.ts';
import { keep, takeBack, type Kept } from './keep.ts';
import { Ports } from './ports.ts';

export interface ServeOptions {
  host: string;
  /** Added to the well-known ports; `null` for any free ports. */
  portBase: number | null;
  password: string;
  /** Folder where mail outlives the process. */
  keep: string;
  /** What the servers prove themselves with; a throw-away certificate without it, and no TLS for `null`. */
  identity?: ServerIdentity | null;
  /** Whoever is on this machine may submit without a password, as before there was AUTH. */
  openSubmission?: boolean;
  /** SMTP of which time, and in whose words. */
  profile?: ProfileName;
  wording?: WordingName;
  /** Told what agents note: one line of a log each. */
  noted?: (who: string, note: Note) => void;
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
}

/** How long open transactions may take to finish when the server stops, ms. */
const GRACE_MS = 5000;
const LOOK_MS = 50;

export class Servers {
  readonly scenario: Scenario;
  readonly #options: ServeOptions;
  readonly #ports: Ports;
  readonly #household: Household;

  constructor(options: ServeOptions) {
    this.#options = options;
    this.scenario = served(options.scenario ?? scenarioNamed('journey')!, options);
    const identity = options.identity === undefined ? throwAway(this.scenario) : (options.identity ?? undefined);
    const agents = agentsOf(this.scenario.hosts);
    const hostOf = (agent: number) => this.scenario.hosts[agents[agent]!.host]!;
    this.#ports = new Ports({
      host: options.host,
      portFor: (address, port) => this.#portFor(address, port),
      addressOf: (agent) => hostOf(agent).address,
      noted: (agent, note) => options.noted?.(hostOf(agent).name, note),
      identity,
    });
    this.#household = settle(this.scenario, this.#ports, true);
  }

  /** Opens the ports and takes back what an earlier run kept; returns how many messages that was. */
  async start(): Promise<number> {
    await this.#ports.ready();
    return takeBack(this.#options.keep, this.#household.everyone, this.#mtas);
  }

  /** Address that the ports are open on. */
  get host(): string {
    return this.#options.host;
  }

  /** What is to be reached where. */
  get services(): Service[] {
    return DOORS.map(({ host: id, port, service }) => {
      const { address, name } = this.scenario.hosts.find((host) => host.id === id)!;
      const real = port === DNS_PORT ? this.#ports.udpPort(address, port) : this.#ports.tcpPort(address, port);
      return { name: `${service} ${name}`, port: real };
    });
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
  }

  /** Lets open transactions finish, then writes down what is left. */
  async stop(graceMs = GRACE_MS): Promise<Kept> {
    this.#ports.stopListening();
    for (let waitedMs = 0; waitedMs < graceMs && this.#ports.busy; waitedMs += LOOK_MS)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    this.#ports.close();
    return keep(this.#options.keep, this.#household.everyone, this.#mtas);
  }

  #portFor(address: string, port: number): number {
    const host = this.scenario.hosts.find((candidate) => candidate.address === address);
    const door = DOORS.some((candidate) => candidate.host === host?.id && candidate.port === port);
    return door && this.#options.portBase !== null ? this.#options.portBase + port : 0;
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
