/** The mail servers of one host: exchange, submission, delivery, store, as its settings want them. */
import { ALTERNATE_SUBMISSION_PORT, isOpenIn, LMTP_PORT, SMTP_PORT, SUBMISSIONS_PORT, SUBMISSION_PORT } from '../agents/ports.ts';
import { domainOf } from '../mail/address.ts';
import { once } from '../mail/once.ts';
import { saslHouse } from '../agents/credentials.ts';
import type { Directory } from '../agents/directory.ts';
import { Door } from '../agents/door/door.ts';
import { ExchangeService, type ExchangeSettings } from '../agents/door/exchange.ts';
import { Expansion } from '../agents/mta/expansion.ts';
import { Greylist } from '../agents/door/greylist.ts';
import { Mda } from '../agents/mda/mda.ts';
import { Msa } from '../agents/msa/msa.ts';
import { MAX_MESSAGE_OCTETS, Mta, type MtaOptions } from '../agents/mta/mta.ts';
import { residentsIn } from '../agents/door/residents.ts';
import { Verifier } from '../agents/door/verifier.ts';
import { storePolicy } from '../agents/door/store.ts';
import type { Hosting } from '../agents/surroundings.ts';
import type { AuthPolicy } from '../protocols/smtp/policy.ts';
import { SmtpServer } from '../protocols/smtp/server.ts';
import { signingKeys } from './dkim-keys.ts';
import type { AgentRole, Host, Scenario } from './scenario.ts';

/** What a mail host is settled with. */
export interface Lodging {
  scenario: Scenario;
  host: Host;
  hosting: Hosting;
  /** Number of the host's agent in this role. */
  number(role: AgentRole): number;
  /** The directory of a host, by its id. */
  directoryOf(hostId: string): Directory;
  /** All accounts, whatever host keeps them. */
  everyone: Directory;
  /** What keys are made from. */
  seed: number;
}

export interface MailHost {
  mta: Mta;
  exchange: ExchangeService;
  /** Whom it knows already. */
  greylist: Greylist | undefined;
}

/** A host with an MTA, and with an MSA and an MDA if it has them. */
export function settleMailHost(lodging: Lodging): MailHost {
  const { scenario, host, hosting, number, directoryOf } = lodging;
  const storeId = host.mail?.store;
  const directory = directoryOf(storeId ?? host.id);
  const expansion = expansions(scenario).get(storeId ?? host.id)!;
  const mda = host.agents.includes('mda') ? new Mda(hosting, number('mda'), directory) : null;
  if (mda) listenForLmtp(lodging, mda);
  const mta = new Mta(hosting, number('mta'), withSeal(options(scenario).get(host)!, lodging), directory, expansion, mda);
  return openDoors(lodging, mta, greylistOf(host));
}

/** The same host with other settings: its queue, and whom it knows, stay. */
export function openDoorsAnew(lodging: Lodging, { mta, greylist }: MailHost): MailHost {
  const { scenario, host } = lodging;
  mta.options = withSeal(optionsOf(scenario, host), lodging);
  return openDoors(lodging, mta, host.mail?.greylistMs === greylist?.delayMs ? greylist : greylistOf(host));
}

function openDoors(lodging: Lodging, mta: Mta, greylist: Greylist | undefined): MailHost {
  const exchange = settleExchange(lodging, mta, greylist);
  if (lodging.host.agents.includes('msa')) settleSubmission(lodging, mta, mta.directory);
  return { mta, exchange, greylist };
}

function greylistOf({ mail }: Host): Greylist | undefined {
  return mail?.greylistMs === undefined ? undefined : new Greylist(mail.greylistMs);
}

/** A host that only stores what its exchange hands over. */
export function settleStore(lodging: Lodging): void {
  const { host, hosting, number, directoryOf } = lodging;
  listenForLmtp(lodging, new Mda(hosting, number('mda'), directoryOf(host.id)));
}

/** Whoever keeps mailboxes takes mail for them by LMTP too: for its own people and nobody else. */
function listenForLmtp({ host, hosting, number, directoryOf }: Lodging, mda: Mda): void {
  if (!isOpenIn(host.mail?.profile, LMTP_PORT)) return;
  const agent = number('mda');
  const door = new Door({
    surroundings: hosting,
    agent,
    residents: residentsIn(directoryOf(host.id)),
    sendsAnywhere: false,
    greylist: undefined,
  });
  const store = { surroundings: hosting, agent, hostName: host.name, door, mda };
  hosting.listen(agent, LMTP_PORT, 'smtp.session', (carrier) => new SmtpServer(storePolicy(store, carrier), carrier));
}

function settleExchange({ host, hosting, number, everyone }: Lodging, mta: Mta, greylist: Greylist | undefined): ExchangeService {
  const { holdsFor, verify, relays } = host.mail ?? {};
  const passesOn = relays === 'its network' ? { of: host.address } : relays;
  // ATRN needs to know who asks: the customers of the domains that are held here
  const auth = holdsFor ? { house: saslHouse(hosting, host.name, everyone), mechanisms: host.mail?.mechanisms } : undefined;
  const exchange = new ExchangeService(mta, { ...manners(host), auth }, greylist, verify && new Verifier(mta, verify), passesOn);
  hosting.listen(number('mta'), SMTP_PORT, 'smtp.session', (carrier) => new SmtpServer(exchange.policy(carrier), carrier));
  return exchange;
}

function settleSubmission({ host, hosting, number, seed }: Lodging, mta: Mta, directory: Directory): void {
  const settings = { ...manners(host), auth: authOf(host, hosting, directory) };
  const agent = number('msa');
  const { dkim, sentCopy, port2525 } = host.mail ?? {};
  const keys = dkim ? signingKeys(dkim, seed) : [];
  // mailboxes of another host are out of its reach
  const msa = new Msa(hosting, agent, mta, settings, host.address, keys, sentCopy && mta.mda ? directory : undefined);
  const ports = [SUBMISSION_PORT, SUBMISSIONS_PORT, ...(port2525 ? [ALTERNATE_SUBMISSION_PORT] : [])];
  for (const port of ports.filter((port) => isOpenIn(settings.profile, port)))
    hosting.listen(agent, port, 'smtp.session', (carrier) => new SmtpServer(msa.policy(carrier), carrier), port === SUBMISSIONS_PORT);
}

function authOf(host: Host, hosting: Hosting, directory: Directory): AuthPolicy | undefined {
  const { submission = 'location', mechanisms } = host.mail ?? {};
  if (submission === 'location') return undefined;
  return { house: saslHouse(hosting, host.name, directory), mechanisms, demanded: true, inTheClear: submission === 'password' };
}

function manners({ mail = {} }: Host): ExchangeSettings {
  const { profile, wording, withhold, verification, bareLf, maxOctets = MAX_MESSAGE_OCTETS } = mail;
  return { profile, wording, withhold, verification, bareLf, maxOctets };
}

/** What the MTA of each host is told. */
const options = once(
  (scenario: Scenario): ReadonlyMap<Host, MtaOptions> => new Map(scenario.hosts.map((host) => [host, optionsOf(scenario, host)])),
);

function optionsOf(scenario: Scenario, host: Host): MtaOptions {
  const { relayTls = 'if offered', pipelining = false, chunking = false, store, holdsFor = [] } = host.mail ?? {};
  return {
    hostName: host.name,
    resolver: scenario.hosts.find(({ agents }) => agents.includes('resolver'))?.address ?? '',
    relayDomains: relayDomains(scenario, host),
    habits: { tls: relayTls, pipelining, chunking },
    store: storeOf(scenario, store),
    holdsFor,
    seal: undefined,
  };
}

/** Keys are of a run, all else of its scenario. */
function withSeal(options: MtaOptions, { host, seed }: Lodging): MtaOptions {
  const { arc } = host.mail ?? {};
  return arc ? { ...options, seal: signingKeys(arc, seed)[0] } : options;
}

function storeOf({ hosts }: Scenario, store: string | undefined): MtaOptions['store'] {
  const host = hosts.find(({ id }) => id === store);
  return host && { name: host.name, address: host.address };
}

/** Whom addresses at each host stand for, by its id. */
const expansions = once(
  (scenario: Scenario): ReadonlyMap<string, Expansion> => new Map(scenario.hosts.map(({ id }) => [id, expansionOf(scenario, id)])),
);

function expansionOf({ accounts, aliases = [] }: Scenario, hostId: string): Expansion {
  const forwards = accounts.flatMap(({ address, host, forward }) => (forward && host === hostId ? [{ address, ...forward }] : []));
  return new Expansion(
    aliases.filter(({ host }) => host === hostId),
    forwards,
  );
}

/** Domains whose MX records name the host although their mailboxes are elsewhere. */
function relayDomains(scenario: Scenario, { id, name, mail }: Host): string[] {
  const homes = new Set([id, mail?.store]);
  const own = new Set(scenario.accounts.filter(({ host }) => homes.has(host)).map(({ address }) => domainOf(address)));
  const named = scenario.zones.filter(({ records }) => records.some(({ type, data }) => type === 'MX' && data.endsWith(` ${name}`)));
  return [...new Set([...named.map(({ origin }) => origin), ...(mail?.holdsFor ?? [])])].filter((origin) => !own.has(origin));
}
