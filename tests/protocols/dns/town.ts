/** Resolver, name servers and a stub on the simulated network, and nothing else: for tests of the search. */
import { Nameserver } from '../../../src/agents/nameserver/nameserver.ts';
import { Resolver } from '../../../src/agents/resolver/resolver.ts';
import { Stub } from '../../../src/agents/stub/stub.ts';
import type { ZoneHere } from '../../../src/agents/zone.ts';
import type { Packet, RecordType } from '../../../src/protocols/dns/wire.ts';
import { Faults } from '../../../src/run/faults/faults.ts';
import { Interventions } from '../../../src/run/interventions.ts';
import { SimSurroundings, type World } from '../../../src/run/sim-surroundings.ts';
import { Clock } from '../../../src/sim/clock.ts';
import { Journal } from '../../../src/sim/journal.ts';
import { Network } from '../../../src/sim/network.ts';
import { Random } from '../../../src/sim/random.ts';
import { Routes } from '../../../src/sim/routes.ts';

export interface Keeper {
  address: string;
  zones: ZoneHere[];
  /** In place of a name server: sees each datagram and says what it likes. */
  mischief?: (octets: Uint8Array, say: (octets: Uint8Array) => void) => void;
}

/** Nobody speaks TLS here. */
const NO_CERTIFICATES = { identityOf: () => undefined } as unknown as World['certificates'];
const STUB = 0;
const RESOLVER = 1;
export const RESOLVER_ADDRESS = '192.0.2.53';

export class Town {
  readonly journal = new Journal();
  readonly surroundings: SimSurroundings;
  readonly stub: Stub;
  readonly network: Network;
  readonly #clock = new Clock();

  /** `known`: zones and addresses that the resolver knows by heart; '.' makes it walk. */
  constructor(keepers: readonly Keeper[], known: { origin: string; address: string }[], own: ZoneHere[] = []) {
    const addresses = ['192.0.2.10', RESOLVER_ADDRESS, ...keepers.map(({ address }) => address)];
    const links = addresses
      .slice(1)
      .map((_, index) => ({ a: index === 0 ? STUB : RESOLVER, b: index + 1, latencyMs: 5, octetsPerMs: 1000 }));
    const routes = new Routes(
      addresses.map((address) => ({ name: address, address, up: true })),
      links,
    );
    const { journal } = this;
    this.network = new Network(this.#clock, journal, routes, new Random(1));
    const hostOf = addresses.map((_, index) => index);
    const random = new Random(1);
    const world = { clock: this.#clock, random, journal, network: this.network, interventions: new Interventions([]) };
    const hosts = addresses.map((address) => ({ id: address, name: address, address, kind: 'dns' as const, agents: [] }));
    const faults = new Faults([], { hosts, links: [], hostOf, clock: this.#clock, random });
    this.surroundings = new SimSurroundings({ ...world, faults, startsAt: 0, hostOf, hosts, certificates: NO_CERTIFICATES });
    keepers.forEach((keeper, index) => this.#settle(keeper, index + 2));
    new Resolver(this.surroundings, RESOLVER, known, own);
    this.stub = new Stub(this.surroundings, STUB);
  }

  #settle({ zones, mischief }: Keeper, agent: number): void {
    if (!mischief) return void new Nameserver(this.surroundings, agent, zones);
    this.surroundings.bind(agent, 53, ({ octets, address, port }) =>
      mischief(octets, (said) => this.surroundings.datagram(agent, 53, address, port, said, { kind: 'answer', label: '' })),
    );
  }

  /** The answer that the stub gets in the end; `undefined` for none. */
  ask(name: string, type: RecordType): Packet | undefined {
    let answer: Packet | undefined;
    this.stub.ask(RESOLVER_ADDRESS, name, type, true, -1, (packet) => (answer = packet));
    this.pass(30_000);
    return answer;
  }

  pass(ms: number): void {
    let waiting = true;
    this.#clock.after(ms, () => (waiting = false));
    while (waiting) this.#clock.next();
  }

  /** Questions that name servers were asked, as 'address name type'. */
  asked(): string[] {
    const said: string[] = [];
    for (let index = 0; index < this.journal.length; index++) {
      if (this.journal.kind(index) === 'question' && this.journal.from(index) === RESOLVER)
        said.push(`${this.journal.to(index)} ${this.journal.label(index)}`);
    }
    return said;
  }
}
