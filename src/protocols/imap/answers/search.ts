/** SEARCH, SORT and THREAD: RFC 3501 §6.4.4, RFC 4731, RFC 5256 §3, RFC 7162 §3.1.5, RFC 9051 §6.4.4. */
import type { Search, SearchKey, SearchResult } from '../commands/search.ts';
import type { Sort, Thread } from '../commands/sort.ts';
import { silently, type Decision, type Desk } from '../desk.ts';
import { untagged } from '../mailboxData.ts';
import { reply } from '../replies.ts';
import { asksModSequence, found } from '../searchMatch.ts';
import { sorted } from '../sort.ts';
import { threaded } from '../thread.ts';
import type { Selected, View } from '../view.ts';
import { formatString, type Reply } from '../wire.ts';

const CHARSETS: ReadonlySet<string> = new Set(['', 'US-ASCII', 'UTF-8']);

/** `undefined`: the charset is known, and every number that is named is there. */
function refusal(view: View, charset: string, keys: readonly SearchKey[]): Reply | undefined {
  if (!CHARSETS.has(charset)) return reply('badCharset');
  return namesMissing(view, keys) ? reply('noSuchSequence', view.count) : undefined;
}

function namesMissing(view: View, keys: readonly SearchKey[]): boolean {
  return keys.some((key) => {
    if (key.key === 'sequence') return view.count > 0 && view.byNumber(key.set) === undefined;
    if (key.key === 'not') return namesMissing(view, [key.one]);
    if (key.key === 'or') return namesMissing(view, [key.one, key.other]);
    return key.key === 'and' && namesMissing(view, key.all);
  });
}

export function search(desk: Desk, verb: 'SEARCH' | 'UID SEARCH', view: View, { charset, all, results }: Search): Decision {
  // RFC 6855 §3: who has UTF-8 for everything names no other
  if (desk.enabled.utf8 && charset !== '') return { reply: reply('charsetNamed') };
  const refused = refusal(view, charset, all);
  // RFC 9051 §6.4.4.1: a SEARCH that says SAVE and is answered NO leaves nothing saved
  if (refused) return { reply: refused, data: silently(() => refused.condition === 'NO' && results?.has('SAVE') && view.save([])) };
  const byUid = verb === 'UID SEARCH';
  const data = () => {
    const hits = found(view, all);
    const asked = asksModSequence(all);
    if (asked) desk.enabled.condstore = true;
    if (results?.has('SAVE')) view.save(savedOf(hits, results));
    if (!results && !desk.enabled.rev2)
      return [untagged(`SEARCH${hits.map((hit) => ` ${numberOf(hit, byUid)}`).join('')}${latest(hits, asked)}`)];
    return extended(desk, view, hits, results ?? new Set(['ALL']), byUid, asked);
  };
  return { reply: reply('completed', verb), data };
}

function numberOf({ number, message }: Selected, byUid: boolean): number {
  return byUid ? message.uid : number;
}

/** RFC 7162 §3.1.5: the largest mod-sequence of what was found. */
function latest(hits: readonly Selected[], asked: boolean): string {
  return asked && hits.length > 0 ? ` (MODSEQ ${largestOf(hits)})` : '';
}
function largestOf(hits: readonly Selected[]): number {
  return hits.reduce((most, { message }) => Math.max(most, message.revision), 0);
}

/** RFC 9051 §6.4.4.4: with MIN or MAX alone only those are kept. */
function savedOf(hits: Selected[], results: ReadonlySet<SearchResult>): Selected[] {
  if (results.has('ALL') || results.has('COUNT') || !(results.has('MIN') || results.has('MAX'))) return hits;
  return [...new Set([...(results.has('MIN') ? hits.slice(0, 1) : []), ...(results.has('MAX') ? hits.slice(-1) : [])])];
}

/** RFC 4731 §3.1: what there is none of is left out, but for COUNT. Only SAVE: nothing is said. */
function extended(
  { tag }: Desk,
  view: View,
  hits: Selected[],
  results: ReadonlySet<SearchResult>,
  byUid: boolean,
  asked: boolean,
): Uint8Array[] {
  if (results.size === 1 && results.has('SAVE')) return [];
  const some = hits.length > 0;
  const items = [
    ...(some && results.has('MIN') ? [`MIN ${numberOf(hits[0]!, byUid)}`] : []),
    ...(some && results.has('MAX') ? [`MAX ${numberOf(hits[hits.length - 1]!, byUid)}`] : []),
    ...(results.has('COUNT') ? [`COUNT ${hits.length}`] : []),
    ...(some && results.has('ALL') ? [`ALL ${view.setOf(hits, byUid)}`] : []),
    ...(some && asked ? [`MODSEQ ${largestOf(savedOf(hits, results))}`] : []),
  ];
  return [untagged([`ESEARCH (TAG ${formatString(tag)})`, ...(byUid ? ['UID'] : []), ...items].join(' '))];
}

export function sort(desk: Desk, verb: 'SORT' | 'UID SORT', view: View, { by, charset, all }: Sort): Decision {
  const refused = refusal(view, charset, all);
  if (refused) return { reply: refused };
  const data = () => {
    const hits = sorted(found(view, all), by);
    const asked = asksModSequence(all);
    if (asked) desk.enabled.condstore = true;
    return [untagged(`SORT${hits.map((hit) => ` ${numberOf(hit, verb === 'UID SORT')}`).join('')}${latest(hits, asked)}`)];
  };
  return { reply: reply('completed', verb), data };
}

export function thread(desk: Desk, verb: 'THREAD' | 'UID THREAD', view: View, { algorithm, charset, all }: Thread): Decision {
  const refused = refusal(view, charset, all);
  if (refused) return { reply: refused };
  const data = () => {
    if (asksModSequence(all)) desk.enabled.condstore = true;
    const written = threaded(algorithm, found(view, all), (hit) => numberOf(hit, verb === 'UID THREAD'));
    return [untagged(written === '' ? 'THREAD' : `THREAD ${written}`)];
  };
  return { reply: reply('completed', verb), data };
}
