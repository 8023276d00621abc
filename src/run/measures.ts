/** What conversations cost, counted from a journal. */
import type { ConnectionInfo, Journal } from '../sim/journal.ts';

export const MEASURES = ['octets', 'turns', 'connectedMs', 'connections'] as const;
export type Measure = (typeof MEASURES)[number];

/** Octets above TCP, both ways, sealed ones as they cross; how often a client waited for an answer; virtual ms that lines stood open; lines. */
export type Measures = Record<Measure, number>;

/** Of all connections that `isMeant`. One that is never closed counts to the end of the run. */
export function measuresOf(journal: Journal, isMeant: (connection: ConnectionInfo) => boolean): Measures {
  const found: Measures = { octets: 0, turns: 0, connectedMs: 0, connections: 0 };
  const isCounted = journal.connections.map(isMeant);
  const openedAt = new Map<number, number>();
  const asked = new Set<number>();
  for (let index = 0; index < journal.length; index++) {
    const connection = journal.connection(index);
    if (connection < 0 || !isCounted[connection]) continue;
    const kind = journal.kind(index);
    if (kind === 'open') openedAt.set(connection, journal.at(index));
    if (kind === 'close') found.connectedMs += closed(openedAt, connection, journal.at(index));
    if (kind === 'command' || kind === 'text') asked.add(connection);
    if (kind === 'reply' && asked.delete(connection)) found.turns++;
    if (SAID.has(kind)) found.octets += crossing(journal, index);
    if (kind === 'open') found.connections++;
  }
  const end = journal.length === 0 ? 0 : journal.at(journal.length - 1);
  for (const connection of [...openedAt.keys()]) found.connectedMs += closed(openedAt, connection, end);
  return found;
}

/** The moments at which a client had waited for an answer and got it, virtual ms: as many as `turns` counts. */
export function turnsOf(journal: Journal, isMeant: (connection: ConnectionInfo) => boolean): number[] {
  const isCounted = journal.connections.map(isMeant);
  const asked = new Set<number>();
  const moments: number[] = [];
  for (let index = 0; index < journal.length; index++) {
    const connection = journal.connection(index);
    if (connection < 0 || !isCounted[connection]) continue;
    const kind = journal.kind(index);
    if (kind === 'command' || kind === 'text') asked.add(connection);
    if (kind === 'reply' && asked.delete(connection)) moments.push(journal.at(index));
  }
  return moments;
}

const SAID = new Set(['command', 'text', 'reply', 'tls']);

/** Both ends close; the first time counts. */
function closed(openedAt: Map<number, number>, connection: number, at: number): number {
  const since = openedAt.get(connection);
  openedAt.delete(connection);
  return since === undefined ? 0 : at - since;
}

/** Of a sealed word, what crosses in its place: the journal's detail says 'tls 71'. */
function crossing(journal: Journal, index: number): number {
  const [, sealed] = /^tls (\d+)/.exec(journal.kind(index) === 'tls' ? '' : journal.detail(index)) ?? [];
  return sealed === undefined ? journal.octetCount(index) : Number(sealed);
}
