/**
 * A message that is known by its traces becomes a journey: each hop a connection of which only the message, and perhaps the
 * last reply, is known. What nobody wrote down (commands, the envelope) is not made up. RFC 5321 §4.4, RFC 3848.
 */
import { own } from '../../own.ts';
import { ascii, EMPTY } from '../../mail/octets.ts';
import type { AgentRole } from '../../run/scenario.ts';
import type { Hop, Traced } from '../sink.ts';
import type { Writing } from './writing.ts';

/** Steps back of a clock that are called skew rather than the grain of the time stamps, ms. */
const SKEW_MS = 1000;

/** One hop under way. */
interface Leg {
  hop: Hop;
  from: number;
  to: number;
  connection: number;
  at: number;
}

export function tracedInto(writer: Writing, traced: Traced): void {
  let version = addVersion(writer, traced, -1, startOf(traced, traced.hops[0]));
  let before: number | null = null;
  for (const hop of traced.hops) {
    const leg = beginLeg(writer, hop);
    writer.record({
      kind: 'text',
      at: leg.at,
      label: '(message)',
      ...along(leg),
      subject: version,
      octets: writer.bodies.get(version) ?? EMPTY,
    });
    tellFacts(writer, leg, before);
    if (hop.reply !== '') answer(writer, leg);
    writer.record({ kind: 'close', at: leg.at, label: 'end', ...along(leg) });
    if (traced.octets.length > 0) version = stamp(writer, traced, leg, version);
    if (hop.status !== '') settle(writer, leg, version);
    before = hop.atMs ?? before;
  }
  if (traced.hops.length === 0) letUntraced(writer, version);
}

/** Once is enough to say what a message without a way is. */
function letUntraced(writer: Writing, version: number): void {
  if (writer.untraced.push(version) === 1) writer.problem({ key: 'message.noTrace', values: {} });
}

const along = ({ from, to, connection }: Leg) => ({ from, to, connection });

function beginLeg(writer: Writing, hop: Hop): Leg {
  const { town, timeline, journal } = writer;
  const [one, other] = [town.namedHost(hop.fromName || '?', hop.fromAddress), town.namedHost(hop.byName || '?', hop.byAddress)];
  const to = town.agentAs(other, serverRole(hop.with));
  const from = town.agentAs(one, town.scene.hosts[one]!.kind === 'server' ? 'mta' : 'mua');
  town.join(one, other);
  const at = timeline.at(hop.atMs);
  town.scene.startsAt = timeline.startsAt ?? 0;
  const protocol = /^lmtp/i.test(hop.with) ? 'lmtp' : 'smtp';
  const connection = journal.addConnection({
    protocol,
    client: from,
    server: to,
    clientAddress: hop.fromAddress,
    serverAddress: hop.byAddress,
  });
  writer.record({ kind: 'open', at, label: protocol, from, to, connection });
  return { hop, from, to, connection, at };
}

/** Who takes mail that way: RFC 3848's words, and those of local delivery. */
function serverRole(word: string): AgentRole {
  if (/^(?:lmtp|local|virtual|maildir|mapi)/i.test(word)) return 'mda';
  return /^(?:utf8)?(?:esmtps?a|http)/i.test(word) ? 'msa' : 'mta';
}

/** What the hop tells besides: how it was protected, who handed in, how long it took; and a clock that goes back. */
function tellFacts(writer: Writing, leg: Leg, beforeMs: number | null): void {
  const { hop, at } = leg;
  const place = { kind: 'note' as const, at, from: leg.to, connection: leg.connection };
  const facts = [hop.with, hop.tls, hop.authenticatedAs && `AUTH ${hop.authenticatedAs}`, hop.id && `id ${hop.id}`].filter(Boolean);
  writer.record({ ...place, label: 'hop.told', detail: facts.join(' · ') });
  if (hop.atMs === null) return void writer.record({ ...place, label: 'hop.noTime', detail: hop.byName });
  if (beforeMs === null) return;
  const delayMs = hop.atMs - beforeMs;
  if (delayMs < -SKEW_MS) writer.record({ ...place, label: 'hop.skew', detail: `${hop.byName} ${Math.round(-delayMs / 1000)}` });
  else if (delayMs >= SKEW_MS) writer.record({ ...place, label: 'hop.delay', detail: `${hop.byName} ${Math.round(delayMs / 1000)}` });
}

/** A log quotes what the next server said last. */
function answer(writer: Writing, leg: Leg): void {
  const label = /^\d{3}/.exec(leg.hop.reply)?.[0] ?? '';
  const octets = ascii(`${leg.hop.reply.replace(/[^ -~]/g, '?')}\r\n`);
  writer.record({ kind: 'reply', at: leg.at, label, octets, from: leg.to, to: leg.from, connection: leg.connection });
}

/** The version with this hop's field on top, and the field itself as its hop's work. */
function stamp(writer: Writing, traced: Traced, leg: Leg, parent: number): number {
  const next = traced.hops[traced.hops.indexOf(leg.hop) + 1];
  const version = addVersion(writer, traced, parent, next ? startOf(traced, next) : 0);
  const octets = leg.hop.source;
  writer.record({ kind: 'trace', at: leg.at, label: 'Received', octets, subject: version, from: leg.to });
  return version;
}

/** Where the message began before this hop wrote its field: behind that field. */
function startOf({ octets }: Traced, hop: Hop | undefined): number {
  const isInside = hop && octets.length > 0 && hop.source.buffer === octets.buffer;
  return isInside ? Math.max(0, hop.source.byteOffset - octets.byteOffset + hop.source.length) : 0;
}

function addVersion(writer: Writing, { octets, reversePath, forwardPaths }: Traced, parent: number, start: number): number {
  const body = octets.subarray(Math.min(start, octets.length));
  const number = writer.journal.addMessage({ parent, octets: body.length, reversePath, forwardPaths });
  if (body.length > 0) writer.bodies.keep(number, body);
  return number;
}

const LEAVES: Record<string, string> = { sent: 'relayed', delivered: 'delivered', bounced: 'bounced', expired: 'expired' };

/** A log tells what became of the message for whom. */
function settle(writer: Writing, leg: Leg, subject: number): void {
  const { status, recipients } = leg.hop;
  const left = own(LEAVES, status);
  const place = { at: leg.at, subject, from: leg.from, detail: recipients.join(' ') };
  if (status === 'deferred') writer.record({ kind: 'queued', label: 'deferred', ...place });
  else if (left) writer.record({ kind: 'dequeued', label: left, ...place });
}
