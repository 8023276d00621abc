/** What waits in queues at the end of a run. */
import type { Played } from './played.ts';

/** Whether the MTA of this host ('smtp.a.org') still has a letter for somebody. */
export function isWaiting(host: string, { journal, scene }: Played): boolean {
  const waiting = new Map<number, Set<string>>();
  for (let index = 0; index < journal.length; index++) {
    const kind = journal.kind(index);
    if (kind !== 'queued' && kind !== 'dequeued') continue;
    if (scene.hosts[scene.agents[journal.from(index)]!.host]!.name !== host) continue;
    const left = waiting.get(journal.subject(index)) ?? new Set<string>();
    waiting.set(journal.subject(index), left);
    for (const recipient of recipientsOf(journal.detail(index))) {
      if (kind === 'queued') left.add(recipient);
      else left.delete(recipient);
    }
  }
  return [...waiting.values()].some(({ size }) => size > 0);
}

const recipientsOf = (detail: string): string[] => detail.split(/[\s,]+/).filter(Boolean);
