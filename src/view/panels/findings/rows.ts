/** Findings as rows of a list: a heading for each conversation, its findings in the order of its steps. */
import type { ConversationRow, PlacedFinding } from '../../../worker/api.ts';
import type { Severity } from '../../../transcripts/finding.ts';
import type { RunView } from '../../playback/panel.ts';

export type FindingRow = { type: 'heading'; conversation: ConversationRow } | { type: 'finding'; finding: PlacedFinding };

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

export function findingRows(
  findings: readonly PlacedFinding[],
  conversations: readonly ConversationRow[],
  shown: ReadonlySet<Severity>,
): FindingRow[] {
  const grouped = new Map<number, PlacedFinding[]>();
  for (const finding of findings) {
    if (!shown.has(finding.severity)) continue;
    const group = grouped.get(finding.conversation);
    if (group) group.push(finding);
    else grouped.set(finding.conversation, [finding]);
  }
  return conversations.flatMap((conversation): FindingRow[] => {
    const group = grouped.get(conversation.number) ?? [];
    if (group.length === 0) return [];
    const inOrder = group.sort((one, other) => one.entry - other.entry);
    return [{ type: 'heading', conversation }, ...inOrder.map((finding) => ({ type: 'finding' as const, finding }))];
  });
}

/** Place of the first finding about the entry; -1 if there is none. */
export function placeOf(rows: readonly FindingRow[], entry: number): number {
  return rows.findIndex((row) => row.type === 'finding' && row.finding.entry === entry);
}

export function countBy(findings: readonly PlacedFinding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

const latin1 = new TextDecoder('latin1');

/** The octets at fault as text; covered like the step itself where it holds a secret. */
export function quoteOf({ entry, start, end, quote }: PlacedFinding, { journal }: RunView): string {
  if (entry >= journal.length || journal.secretAt?.(entry) !== 'covered') return quote;
  return latin1.decode(journal.octets(entry).subarray(start, Math.min(end, start + quote.length))).trimEnd();
}
