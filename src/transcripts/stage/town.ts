/** The hosts and programs of a recording, as the stage draws them: put together from addresses, names and what each was seen to do. */
import { own } from '../../own.ts';
import type { AgentRole, Host, Scene } from '../../run/scenario.ts';
import type { Facts } from '../listener.ts';
import type { Side } from '../sink.ts';

/** Hosts that get a place of their own; all later ones share one, so that memory stays bounded. */
const MAX_HOSTS = 5000;

const SERVER_ROLES: Record<string, AgentRole> = {
  smtp: 'mta',
  submission: 'msa',
  lmtp: 'mda',
  pop3: 'pop3',
  imap: 'imap',
  dns: 'nameserver',
  http: 'webmail',
};
const FETCHES = new Set(['pop3', 'imap']);

/** An address without its port: '::1:25' → '::1'. */
export function hostOf(end: string): string {
  const colon = end.lastIndexOf(':');
  return colon < 0 ? end : end.slice(0, colon).replace(/^\[|\]$/g, '');
}

export class Town {
  readonly scene: Scene;
  /** Grows with every change of the scene. */
  version = 0;
  readonly #hosts = new Map<string, number>();
  /** Hosts of trace fields, which tell an address in one place and only the name in the next. */
  readonly #named = new Map<string, number>();
  readonly #agents = new Map<string, number>();
  readonly #links = new Set<string>();

  constructor(startsAt: number) {
    this.scene = { hosts: [], links: [], agents: [], accounts: [], startsAt };
  }

  /** The scene as it is now; it does not change when the town grows. */
  get shown(): Scene {
    const { hosts, links, agents } = this.scene;
    return { ...this.scene, hosts: [...hosts], links: [...links], agents: [...agents] };
  }

  /** The agent that speaks for one side of a conversation. */
  agentOf(facts: Facts, side: Side): number {
    const host = this.hostOf(facts, side);
    const role = side === 'server' ? this.#serverRole(facts.protocol, host) : this.#clientRole(facts.protocol, host);
    return this.#agent(host, role, facts, side);
  }

  /** The host of one side: known by its address, or else by its name, or else by what it does. */
  hostOf(facts: Facts, side: Side): number {
    const end = side === 'client' ? facts.client : facts.server;
    const name = side === 'client' ? facts.clientName : facts.serverName;
    const address = hostOf(end);
    const key = address || name || `${side} ${facts.evidence === 'lines' ? facts.protocol : ''}`;
    return this.#hosts.get(key) ?? this.#addHost(key, name, address);
  }

  /** A name became known for a side whose host had none yet. */
  named(facts: Facts, side: Side): void {
    const name = side === 'client' ? facts.clientName : facts.serverName;
    this.nameHost(this.hostOf(facts, side), name);
  }

  /** The DNS, or the host itself, told what the host of this address is called. */
  nameAddress(address: string, name: string): void {
    const host = this.#hosts.get(address);
    if (host !== undefined) this.nameHost(host, name);
  }

  nameHost(number: number, name: string): void {
    const host = this.scene.hosts[number]!;
    if (name === '' || (host.name !== host.address && host.name !== '')) return;
    this.#change(number, { name });
  }

  /** Two hosts that talk to each other are joined by a line. */
  join(one: number, other: number): void {
    const key = one < other ? `${one} ${other}` : `${other} ${one}`;
    if (one === other || this.#links.has(key)) return;
    this.#links.add(key);
    const { hosts, links } = this.scene;
    links.push({ a: hosts[one]!.id, b: hosts[other]!.id, latencyMs: 1, octetsPerMs: 1000 });
    this.version++;
  }

  /** A host known by name and address only: from trace fields and logs. */
  namedHost(name: string, address: string): number {
    const number = this.#hosts.get(address || name) ?? this.#named.get(name) ?? this.#addHost(address || name, name, address);
    this.nameHost(number, name);
    if (name !== '') this.#named.set(name, number);
    return number;
  }

  /** The agent of this role on a host. */
  agentAs(host: number, role: AgentRole): number {
    const key = `${host} ${role}`;
    let agent = this.#agents.get(key);
    if (agent === undefined) {
      agent = this.scene.agents.push({ role, host }) - 1;
      this.#agents.set(key, agent);
      this.#describe(host, role);
    }
    return agent;
  }

  #agent(host: number, role: AgentRole, facts: Facts, side: Side): number {
    const agent = this.agentAs(host, role);
    const place = this.scene.hosts[host]!;
    if (side === 'client' && place.kind === 'laptop' && !place.side) {
      this.#change(host, { side: FETCHES.has(facts.protocol) ? 'right' : 'left' });
    }
    return agent;
  }

  #addHost(key: string, name: string, address: string): number {
    const { hosts } = this.scene;
    if (hosts.length >= MAX_HOSTS) return hosts.length - 1;
    const number = hosts.push({ id: `h${hosts.length + 1}`, name: name || address, address, kind: 'laptop', agents: [] }) - 1;
    this.#hosts.set(key, number);
    this.version++;
    return number;
  }

  /** Whoever serves is a server; whoever only asks is somebody's device. */
  #describe(number: number, role: AgentRole): void {
    const host = this.scene.hosts[number]!;
    const dns = role === 'nameserver' || role === 'resolver';
    const kind = dns && host.kind === 'laptop' ? 'dns' : role !== 'mua' && role !== 'browser' && !dns ? 'server' : host.kind;
    this.#change(number, { agents: [...host.agents, role], kind });
  }

  /** Another host in its place: what was shown before stays as it was. */
  #change(number: number, change: Partial<Host>): void {
    const { hosts } = this.scene;
    hosts[number] = { ...hosts[number]!, ...change };
    this.version++;
  }

  /** A name server that asks others is a resolver. */
  #serverRole(protocol: string, host: number): AgentRole {
    if (protocol === 'dns' && this.#agents.has(`${host} resolver`)) return 'resolver';
    return own(SERVER_ROLES, protocol) ?? 'mta';
  }

  #clientRole(protocol: string, host: number): AgentRole {
    if (protocol === 'http') return 'browser';
    const { agents } = this.scene.hosts[host]!;
    const relays = agents.includes('mta') || agents.includes('msa');
    if (protocol !== 'dns') return relays && !FETCHES.has(protocol) ? 'mta' : 'mua';
    if (agents.includes('nameserver') || agents.includes('resolver')) return 'resolver';
    return relays ? 'mta' : 'mua';
  }
}
