/** Faults as their moment comes: each is written into the journal, and what changes the town itself is changed. */
import type { Hosting } from '../../agents/surroundings.ts';
import type { Clock } from '../../sim/clock.ts';
import type { Journal } from '../../sim/journal.ts';
import type { Network } from '../../sim/network.ts';
import type { Routes } from '../../sim/routes.ts';
import { withKeysPublished } from '../dkim-keys.ts';
import { setAnew, type Household } from '../household.ts';
import type { Intervention, Scenario } from '../scenario.ts';
import { isSameLine } from './faults.ts';
import { isFault, type Fault, type FaultOf, type LineFault } from './fault.ts';

/** What faults lay hands on. */
export interface Town {
  /** As it is set by now. */
  scenario: Scenario;
  seed: number;
  clock: Clock;
  journal: Journal;
  network: Network;
  routes: Routes;
  household: Household;
  hosting: Hosting;
}

type Begun = Exclude<Fault, { kind: 'answer' }>;
type ZoneChange = Extract<Intervention, { kind: 'zone' }>;

/** Whom no client can name: SASL and the log-in commands of POP3 and IMAP know no NUL (RFC 4616 §2). */
const NOBODYS_PASSWORD = '\0';

/** Lets the fault begin when its time has come. A rule for answers is told of where it applies. */
export function awaitFault(intervention: Intervention, town: Town): void {
  if (intervention.kind === 'zone' && intervention.atMs !== undefined) awaitZone(intervention, intervention.atMs, town);
  if (!isFault(intervention) || intervention.kind === 'answer') return;
  town.clock.after(intervention.atMs, () => tell(town, intervention.kind, begun(intervention, town)));
}

function awaitZone({ origin, records }: ZoneChange, atMs: number, town: Town): void {
  town.clock.after(atMs, () => {
    const zone = town.scenario.zones.find((each) => each.origin === origin);
    if (!zone) return;
    const { zones } = withKeysPublished({ ...town.scenario, zones: [{ ...zone, records }] }, town.seed);
    for (const here of town.household.zones.get(zone.host) ?? []) here.replace(zones[0]!);
    tell(town, 'zone', origin);
  });
}

/** Does what is to be done at the moment; returns what the journal says is broken, `undefined` if there is no such thing in this town. */
function begun(fault: Begun, town: Town): string | undefined {
  switch (fault.kind) {
    case 'line':
      return changeLine(fault, town);
    case 'strip':
      return nameOfLine(fault, town);
    case 'refuse':
      return shutPort(fault, town);
    case 'expire':
      return expirePassword(fault, town);
    case 'policy':
      return setPolicy(fault, town);
    default:
      return hostHere(fault, town);
  }
}

function shutPort({ host, port }: FaultOf<'refuse'>, { scenario, network }: Town): string | undefined {
  const number = hostNumber(host, scenario);
  if (number < 0) return undefined;
  network.shut(number, port);
  return `${scenario.hosts[number]!.name}:${port}`;
}

function expirePassword({ account }: FaultOf<'expire'>, { household }: Town): string | undefined {
  const here = household.everyone.find(account);
  if (here) here.password = NOBODYS_PASSWORD;
  return here?.address;
}

function setPolicy(fault: FaultOf<'policy'>, town: Town): string | undefined {
  if (hostHere(fault, town) === undefined) return undefined;
  town.scenario = withPolicy(town.scenario, fault);
  if (fault.atMs > 0) setAnew(town.scenario, fault.host, town.hosting, town.household, town.seed);
  return fault.host;
}

function tell({ journal, clock }: Town, label: string, detail: string | undefined): void {
  if (detail !== undefined) journal.record({ kind: 'fault', at: clock.nowMs, label, detail });
}

function changeLine(fault: LineFault, town: Town): string | undefined {
  const { a, b, latencyMs, octetsPerMs, loss, reordering, cutOctets } = fault;
  const number = town.scenario.links.findIndex((link) => isSameLine(link, { a, b }));
  if (number < 0) return undefined;
  const values = Object.entries({ latencyMs, octetsPerMs, loss, reordering }).filter(([, value]) => value !== undefined);
  town.routes.change(number, Object.fromEntries(values));
  if (cutOctets !== undefined) town.routes.breakAfter(number, cutOctets);
  return nameOfLine(fault, town);
}

function nameOfLine({ a, b }: { a: string; b: string }, { scenario: { links, hosts } }: Town): string | undefined {
  const link = links.find((each) => isSameLine(each, { a, b }));
  const name = (id: string) => hosts.find((host) => host.id === id)?.name ?? id;
  return link && `${name(link.a)} – ${name(link.b)}`;
}

function hostHere({ host }: { host: string }, { scenario }: Town): string | undefined {
  return hostNumber(host, scenario) < 0 ? undefined : host;
}

function hostNumber(id: string, { hosts }: Scenario): number {
  return hosts.findIndex((host) => host.id === id);
}

/** The scenario with this host set so. */
export function withPolicy(scenario: Scenario, { host, mail }: FaultOf<'policy'>): Scenario {
  if (hostNumber(host, scenario) < 0) return scenario;
  const hosts = scenario.hosts.map((each) => (each.id === host ? { ...each, mail: { ...each.mail, ...mail } } : each));
  return { ...scenario, hosts };
}
