/**
 * Conversations that their owner watches, or wants to hear nothing of. The mark stands on each of their letters, as a keyword of IANA's
 * registry, so that every program of the same person knows of it; what answers them later gets it too.
 */
import type { Minding } from './deeds.ts';
import type { Row } from './picture.ts';
import { ownThreads } from './threads.ts';

/** As registered. */
const MARKS: Readonly<Record<Minding, string>> = { watched: '$followed', ignored: '$muted' };

/** As KMail has written them since before there was a registry; in lower case. */
const OLDER: ReadonlyMap<string, Minding> = new Map([
  ['$watched', 'watched'],
  ['$ignored', 'ignored'],
]);

const KINDS: readonly Minding[] = ['watched', 'ignored'];

/** What a flag says of its conversation; '' if nothing. Keywords know no case (RFC 9051 §2.3.2). */
function saidBy(flag: string): Minding | '' {
  const lower = flag.toLowerCase();
  return KINDS.find((kind) => MARKS[kind] === lower) ?? OLDER.get(lower) ?? '';
}

export const isMark = (flag: string): boolean => saidBy(flag) !== '';

/** `kept`: flags that a server keeps for good, if it has told (RFC 3501 §7.1, PERMANENTFLAGS). */
export function keepsMarks(kept: readonly string[] | undefined): boolean {
  return kept === undefined || kept.includes('\\*') || KINDS.every((kind) => kept.some((flag) => flag.toLowerCase() === MARKS[kind]));
}

/** Who marks a letter both ways has said nothing. */
export function mindingOf({ flags }: Pick<Row, 'flags'>): Minding | '' {
  const said = new Set(flags.map(saidBy).filter((each) => each !== ''));
  return said.size === 1 ? [...said][0]! : '';
}

/** Marks on these letters that say something else than `how`. */
export function wrongMarks(rows: readonly Row[], how: Minding | 'usual'): string[] {
  return [...new Set(rows.flatMap(({ flags }) => flags.filter((flag) => isMark(flag) && saidBy(flag) !== how)))];
}

/** The whole conversations that these letters belong to, as far as they are in the list. */
export function conversationsOf(rows: readonly Row[], uids: readonly number[]): Row[] {
  const wanted = new Set(
    groupsIn(rows)
      .filter((group) => group.some((uid) => uids.includes(uid)))
      .flat(),
  );
  return rows.filter(({ uid }) => wanted.has(uid));
}

/** What is to be marked of what has just come, because of the conversation that it belongs to: UIDs. */
export function inherited(rows: readonly Row[], fresh: ReadonlySet<number>): Record<Minding, number[]> {
  const marked = new Map(rows.map((row) => [row.uid, mindingOf(row)]));
  const found: Record<Minding, number[]> = { watched: [], ignored: [] };
  if (fresh.size === 0 || ![...marked.values()].some((each) => each !== '')) return found;
  for (const group of groupsIn(rows)) {
    const minding = group.map((uid) => marked.get(uid)!).find((each) => each !== '');
    if (minding) found[minding].push(...group.filter((uid) => fresh.has(uid) && marked.get(uid) === ''));
  }
  return found;
}

/** What is ignored need not be read. */
export function flagsFor(how: Minding): string[] {
  return how === 'ignored' ? [MARKS[how], '\\Seen'] : [MARKS[how]];
}

function groupsIn(rows: readonly Row[]): number[][] {
  const groups: number[][] = [];
  for (const { number, depth } of ownThreads(rows).lines) {
    if (depth === 0 || groups.length === 0) groups.push([]);
    groups.at(-1)!.push(number);
  }
  return groups;
}
