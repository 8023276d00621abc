/** The writer of the letter over the days: sends, gets a report, reads it. */
import { own } from '../../own.ts';
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';

export type DeedKind = 'sends' | 'reads' | 'delayed' | 'bounced' | 'delivered' | 'report';

export interface Deed {
  kind: DeedKind;
  index: number;
  atMs: number;
}

export interface Person {
  /** 'Ana', or the address where nobody is known. */
  name: string;
  deeds: Deed[];
}

/** RFC 3464: what an agent notes when it writes a report. */
const REPORTS: Record<string, DeedKind> = { 'delay.reported': 'delayed', 'bounce.made': 'bounced', 'success.reported': 'delivered' };

/** Whoever wrote first; `null` where nobody did. */
export function personOf(journal: Journal, scene: Scene, length: number): Person | null {
  const entries = Array.from({ length }, (_, index) => index);
  const first = entries.find((index) => journal.kind(index) === 'composed');
  if (first === undefined) return null;
  const address = journal.messages[journal.subject(first)]?.reversePath ?? '';
  const host = scene.hosts[scene.agents[journal.from(first)]?.host ?? -1];
  const reports = new Map<number, DeedKind>();
  const deeds = entries.flatMap((index) => {
    const report = journal.kind(index) === 'note' ? own(REPORTS, journal.label(index)) : undefined;
    if (report) reports.set(journal.subject(index), report);
    const kind = deedAt(journal, index, journal.from(first), address, reports);
    return kind ? [{ kind, index, atMs: journal.at(index) }] : [];
  });
  return { name: host?.owner ?? address, deeds };
}

function deedAt(journal: Journal, index: number, program: number, address: string, reports: Map<number, DeedKind>): DeedKind | null {
  const kind = journal.kind(index);
  if (kind === 'composed') return journal.from(index) === program ? 'sends' : null;
  if (journal.label(index) !== address) return null;
  if (kind === 'fetched') return 'reads';
  return kind === 'stored' ? reportIn(journal, journal.subject(index), reports) : null;
}

/** What a message reports; `null` for an ordinary one. RFC 3464 §2: a report has the null reverse-path. */
function reportIn(journal: Journal, message: number, reports: Map<number, DeedKind>): DeedKind | null {
  for (let version = message; version >= 0; version = journal.messages[version]!.parent) {
    const kind = reports.get(version);
    if (kind) return kind;
  }
  return journal.messages[message]?.reversePath === '' ? 'report' : null;
}
