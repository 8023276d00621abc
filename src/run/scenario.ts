/** What a run is made of: the scenario (places, people, what they do), the seed, and the interventions. Plain data, all of it. */
import type { MailDraft } from '../mail/compose.ts';

export type HostKind = 'laptop' | 'telephone' | 'server' | 'dns';
export type AgentRole = 'mua' | 'msa' | 'mta' | 'mda' | 'resolver' | 'nameserver' | 'pop3' | 'imap';

export interface Host {
  id: string;
  /** Its fully qualified name: 'smtp.a.org'. */
  name: string;
  /** IPv4 address, from the documentation ranges of RFC 5737. */
  address: string;
  kind: HostKind;
  /** Whose machine it is, for laptops and telephones. */
  owner?: string;
  agents: AgentRole[];
}

export interface Link {
  a: string;
  b: string;
  latencyMs: number;
  /** Octets per virtual millisecond. */
  octetsPerMs: number;
}

export interface Account {
  /** 'bea@b.com' */
  address: string;
  name: string;
  /** Host whose MDA stores its mail. */
  host: string;
  password: string;
  /** Octets; none when left out. */
  quotaOctets?: number;
}

/** One DNS record of an authoritative zone. */
export interface ZoneRecord {
  name: string;
  type: 'MX' | 'A' | 'NS' | 'SOA' | 'CNAME' | 'TXT' | 'AAAA' | 'PTR';
  ttlSeconds: number;
  /** MX: '10 mx.b.com'; A: '198.51.100.1'. */
  data: string;
}
export interface Zone {
  origin: string;
  host: string;
  records: ZoneRecord[];
}

/** Where a person's program sends and fetches. */
export interface Device {
  host: string;
  account: string;
  /** What its program knows; the account's own password when left out. */
  password?: string;
  /** Host name of the submission server. */
  submitTo?: string;
  fetch?: { via: 'pop3' | 'imap'; from: string; leaveOnServer?: boolean };
}

/** What somebody does, and when (virtual ms). */
export type Action = { at: number; do: 'send'; host: string } | { at: number; do: 'fetch'; host: string };

/** A person steps in, or the scenario's plot breaks something. Applies to the run that starts again from the beginning. */
export type Intervention =
  /** At this step the client says this line instead of its own. `at` is the id of the command step. */
  | { kind: 'say'; at: string; line: string }
  /** At this step the server replies this instead. `at` is the id of the reply step. */
  | { kind: 'reply'; at: string; reply: string }
  /** The connection of this step is cut as it happens. */
  | { kind: 'cut'; at: string }
  | { kind: 'stop'; host: string; atMs: number }
  | { kind: 'start'; host: string; atMs: number }
  | { kind: 'quota'; account: string; octets: number; atMs: number }
  /** From this moment on the host's port 25 greets with 421 or 554, or as usual again. */
  | { kind: 'greeting'; host: string; greeting: 'busy' | 'noService' | 'usual'; atMs: number }
  | { kind: 'password'; host: string; password: string }
  | { kind: 'zone'; origin: string; records: ZoneRecord[] }
  | { kind: 'recipients'; to: string[] };

export interface Scenario {
  id: string;
  /** Epoch milliseconds that virtual time 0 stands for. */
  startsAt: number;
  hosts: Host[];
  links: Link[];
  zones: Zone[];
  accounts: Account[];
  devices: Device[];
  actions: Action[];
  faults: Intervention[];
  /** What is sent when the visitor wrote nothing. */
  draft: MailDraft;
}

/** One agent of the stage, numbered in the order of `hosts` and their `agents`. Journal entries name agents by these numbers. */
export interface AgentInfo {
  role: AgentRole;
  /** Index into `Scene.hosts`. */
  host: number;
}

/** The scenario as the page needs it to draw: nothing secret, nothing to run. */
export interface Scene {
  hosts: Host[];
  links: Link[];
  agents: AgentInfo[];
  accounts: { address: string; name: string; host: string }[];
  startsAt: number;
}
