/** A part of a journal as a journal of its own: one conversation, or with its secrets covered. Numbers of agents, messages and connections stay. */
import { Journal } from '../../sim/journal.ts';
import { coveredIn, withCover } from './covered.ts';

interface Part {
  first: number;
  end: number;
  /** Only this connection, if it is one. */
  connection?: number;
  /** Asterisks in place of secrets. */
  covered?: boolean;
}

export function excerptOf(journal: Journal, { first, end, connection, covered = false }: Part): Journal {
  const excerpt = new Journal();
  for (const { name: _, ...info } of journal.connections) excerpt.addConnection(info);
  for (const message of journal.messages) excerpt.addMessage(message);
  for (const machine of journal.machines) excerpt.addMachine(machine);
  const spans = new Map(covered ? coveredIn(journal, first, end).map((span) => [span.index, span]) : []);
  const places = new Map<number, number>();
  for (let index = first; index < end; index++) {
    if (connection !== undefined && journal.connection(index) !== connection) continue;
    const span = spans.get(index);
    const { cause, octets, ...entry } = journal.entry(index);
    // segments bring the same secrets again
    if (covered && entry.kind === 'segment') continue;
    const said = span ? withCover(octets, span) : octets;
    places.set(index, excerpt.record({ ...entry, cause: places.get(cause) ?? -1, octets: said }));
  }
  return excerpt;
}
