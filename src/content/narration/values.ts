/** What fills the blanks of a telling: names from the scene, figures and words from the entry. */
import type { Language } from '../../language.ts';
import { duration, integer, size } from '../quantities.ts';
import { answeredVerb, families, protocolOf } from './keys.ts';
import { filled, type Values } from './sentence.ts';
import type { ToldEntry, ToldRun } from './told.ts';
import type { NarrationWords } from './words.ts';

/** Longer pieces of wire text are cut: a narration is not a transcript. */
const LONGEST = 72;

const latin1 = new TextDecoder('latin1');

export function valuesOf(entry: ToldEntry, run: ToldRun, words: NarrationWords, language: Language): Values {
  const count = run.journal.octetCount(entry.index);
  return {
    ...people(entry, run, words),
    ...line(entry),
    ...place(entry.detail),
    ...letter(entry, run, words, language),
    ...question(entry, run),
    ...exchange(entry),
    label: entry.label,
    detail: cut(hostNamed(entry.detail, run)),
    code: entry.label,
    account: entry.label,
    answered: answeredVerb(entry, run),
    records: cut(records(entry, run)),
    octets: integer(count, language),
    sealed: integer(Number(/^tls (\d+)/.exec(entry.detail)?.[1] ?? 0), language),
    seq: integer(entry.seq, language),
    ack: integer(entry.ack, language),
    span: duration(Number.isFinite(entry.until) ? entry.until - entry.at : 0, language),
    ...quota(entry, language),
    ...hop(entry, language),
    missing: missing(entry, language),
  };
}

/** How an agent's place is called: a host by its name, a laptop or telephone by its owner. */
export function placeName(agent: number, run: ToldRun, words: NarrationWords): string {
  const host = run.scene.hosts[run.scene.agents[agent]?.host ?? -1];
  if (host === undefined) return words.places.world;
  if (host.name === '') return host.kind === 'server' ? words.places.server : words.places.client;
  if (host.owner === undefined) return host.name;
  return filled(host.kind === 'telephone' ? words.places.telephone : words.places.laptop, { owner: host.owner });
}

function people(entry: ToldEntry, run: ToldRun, words: NarrationWords): Record<string, string> {
  const connection = run.journal.connections[entry.connection];
  const client = connection?.client ?? entry.from;
  const name = (agent: number): string => placeName(agent, run, words);
  return {
    from: name(entry.from),
    to: name(entry.to),
    client: name(client),
    server: name(connection?.server ?? entry.to),
    person: personOf(entry, client, run),
    protocol: families(protocolOf(entry, run))
      .at(protocolOf(entry, run) === 'lmtp' ? 0 : -1)!
      .toUpperCase(),
    clientAddress: connection?.clientAddress ?? '',
    serverAddress: connection?.serverAddress ?? '',
    port: connection?.serverAddress.split(':').at(-1) ?? '',
  };
}

/** Whose mailbox it is, else whose machine: 'Bea'. */
function personOf(entry: ToldEntry, client: number, run: ToldRun): string {
  const account = run.scene.accounts.find(({ address }) => address === entry.label);
  if (account !== undefined) return ownerNamed(account.address, run) ?? account.name;
  const host = run.scene.hosts[run.scene.agents[client]?.host ?? -1];
  return host?.owner ?? host?.name ?? '';
}

/** Whose machines bear the same name as the account: 'bea@b.com' is 'Bea' on the stage. */
function ownerNamed(address: string, run: ToldRun): string | undefined {
  const local = address.split('@')[0]!.toLowerCase();
  return run.scene.hosts.find(({ owner }) => owner?.toLowerCase() === local)?.owner;
}

/** The first line of what was said, taken apart. */
function line(entry: ToldEntry): Record<string, string> {
  if (entry.kind !== 'command') return {};
  const said = latin1.decode(entry.octets.subarray(0, 1024)).split('\r\n', 1)[0]!;
  const words = said.split(' ');
  const after = words.slice(words.findIndex((word) => word.toUpperCase() === entry.label.split(' ').at(-1)) + 1);
  return { line: cut(said), argument: cut(after.join(' ')), address: addressIn(said) };
}

function addressIn(said: string): string {
  return cut(/<([^>]*)>/.exec(said)?.[1] ?? '');
}

/** 'INBOX 7 \Seen' */
function place(detail: string): Record<string, string> {
  const [mailbox = '', uid = '', ...flags] = detail.split(' ');
  return { mailbox, uid, flags: flags.join(' ') || '—' };
}

const ABOUT_LETTERS = new Set(['composed', 'trace', 'queued', 'dequeued', 'stored', 'removed', 'flagged', 'fetched', 'text']);

function letter(entry: ToldEntry, run: ToldRun, words: NarrationWords, language: Language): Record<string, string> {
  const message = ABOUT_LETTERS.has(entry.kind) ? run.journal.messages[entry.subject] : undefined;
  if (message === undefined) return {};
  const named = entry.kind === 'queued' && entry.detail !== '' ? entry.detail.split(/[ ,]+/) : message.forwardPaths;
  return { reversePath: `<${message.reversePath}>`, recipients: list(named, words.and), size: size(message.octets, language) };
}

/** At most three names, then an ellipsis: 'a, b and c'. */
function list(names: readonly string[], and: string): string {
  if (names.length > 3) return `${names.slice(0, 3).join(', ')}…`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}${and}${last}`;
}

/** 'b.com 10 mx.b.com no address': the domain, the preference, the host, and why it failed. */
function exchange({ kind, label, detail }: ToldEntry): Record<string, string> {
  if (kind !== 'note' || !label.startsWith('mx.')) return {};
  const [name = '', preference = '', host = '', ...reason] = detail.split(' ');
  return { name, preference, exchange: host, reason: reason.join(' ') };
}

/** 'bea@b.com 0': the account, and the octets that fit. */
function quota({ kind, label, detail }: ToldEntry, language: Language): Record<string, string> {
  if (kind !== 'fault' || label !== 'quota') return {};
  const [account = '', octets = '0'] = detail.split(' ');
  return { account, size: size(Number(octets), language) };
}

/** Faults name hosts by their ids: shown by their names. */
function hostNamed(detail: string, run: ToldRun): string {
  return run.scene.hosts.find(({ id }) => id === detail)?.name ?? detail;
}

/** 'b.com MX 10 mx.b.com; b.com MX 20 mx2.b.com' without the name and type that were asked for: '10 mx.b.com; 20 mx2.b.com'. */
function records(entry: ToldEntry, run: ToldRun): string {
  const asked = entry.kind === 'cached' ? entry.label : entry.cause < 0 ? '' : run.journal.entry(entry.cause).label;
  return asked === '' ? entry.detail : entry.detail.replaceAll(`${asked} `, '');
}

/** The name that is asked about: of the question itself, or of the one that is answered. */
function question(entry: ToldEntry, run: ToldRun): Record<string, string> {
  if (entry.kind === 'question') return { name: entry.label.split(' ')[0]! };
  if (entry.kind !== 'answer' || entry.cause < 0) return {};
  return { name: run.journal.entry(entry.cause).label.split(' ')[0]! };
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** 'mx.b.com 12': the host, and by how many seconds its clock differs from the one before. */
function hop({ kind, label, detail }: ToldEntry, language: Language): Record<string, string> {
  if (kind !== 'note' || !label.startsWith('hop.')) return {};
  const space = detail.lastIndexOf(' ');
  return { host: cut(detail.slice(0, space)), span: duration(Number(detail.slice(space + 1)) * 1000, language) };
}

/** 'lost 123': octets that the recording does not hold. */
function missing({ kind, label, detail }: ToldEntry, language: Language): string {
  return kind === 'note' && label === 'recording.gap' ? integer(Number(detail.split(' ')[1]), language) : '';
}
