import { readAll, type Cursor } from '../cursor.ts';
import type { ImapDesk } from '../desk.ts';
import { untagged } from '../mailboxData.ts';
import { reply, samples } from '../replies.ts';
import { readKeys, type SearchKey } from '../searchKeys.ts';
import { asksModSequence, found } from '../searchMatch.ts';
import type { Selected, View } from '../view.ts';
import { formatString, type Reply } from '../wire.ts';
import { completed, inBothForms, OK_OR_NO, silently } from './verb.ts';

const RESULTS = ['MIN', 'MAX', 'ALL', 'COUNT', 'SAVE'] as const;
type SearchResult = (typeof RESULTS)[number];

interface Search {
  /** In upper case; '' if none was named. */
  charset: string;
  all: SearchKey[];
  /** What is to be returned: RFC 4731 §3.1, RFC 9051 §6.4.4. `undefined`: RETURN was not said. */
  results: ReadonlySet<SearchResult> | undefined;
}

export const [search, uidSearch] = inBothForms({
  verb: 'SEARCH',
  syntax: 'SEARCH [RETURN (results)] [CHARSET charset] keys',
  example: 'SEARCH UNSEEN',
  rfc: 'rfc3501#6.4.4',
  holdsNumbers: true,
  replies: OK_OR_NO,
  parse: (rest) =>
    readAll(rest, (cursor): Search | undefined => {
      const returned = cursor.take('RETURN ') ? readResults(cursor) : { results: undefined };
      const charset = cursor.take('CHARSET ') ? cursor.astring()?.toUpperCase() : '';
      if (!returned || charset === undefined || (charset !== '' && !cursor.space)) return undefined;
      const all = readKeys(cursor);
      return all && { charset, all, ...returned };
    }),
  otherwise: samples('badCharset', 'noSuchSequence'),
  answer(desk, { charset, all, results }, byUid) {
    const { view, enabled } = desk;
    // RFC 6855 §3: who has UTF-8 for everything names no other
    if (enabled.utf8 && charset !== '') return reply('charsetNamed');
    const refused = refusal(view, charset, all);
    // RFC 9051 §6.4.4.1: a SEARCH that says SAVE and is answered NO leaves nothing saved
    if (refused) return { ...refused, data: silently(() => refused.condition === 'NO' && results?.has('SAVE') && view.save([])) };
    return completed(desk, () => {
      const hits = found(view, all);
      const asked = asksModSequence(all);
      if (asked) enabled.condstore = true;
      if (results?.has('SAVE')) view.save(savedOf(hits, results));
      if (!results && !enabled.rev2) return [untagged(`SEARCH${numbersOf(hits, byUid)}${latest(hits, asked)}`)];
      return extended(desk, hits, results ?? new Set(['ALL']), byUid, asked);
    });
  },
});

/** `(MIN COUNT) `; nothing between the parentheses means ALL. */
function readResults(cursor: Cursor): Pick<Search, 'results'> | undefined {
  const options = cursor.list(() => RESULTS.find((option) => cursor.take(option)), 10);
  return options && cursor.space ? { results: new Set<SearchResult>(options.length > 0 ? options : ['ALL']) } : undefined;
}

const CHARSETS: ReadonlySet<string> = new Set(['', 'US-ASCII', 'UTF-8']);

/** `undefined`: the charset is known, and every number that is named is there. */
export function refusal(view: View, charset: string, keys: readonly SearchKey[]): Reply | undefined {
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

export function numberOf({ number, message }: Selected, byUid: boolean): number {
  return byUid ? message.uid : number;
}

/** ' 2 4 7' */
export function numbersOf(hits: readonly Selected[], byUid: boolean): string {
  return hits.map((hit) => ` ${numberOf(hit, byUid)}`).join('');
}

/** RFC 7162 §3.1.5: the largest mod-sequence of what was found. */
export function latest(hits: readonly Selected[], asked: boolean): string {
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
  { said, view }: ImapDesk,
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
  return [untagged([`ESEARCH (TAG ${formatString(said.tag)})`, ...(byUid ? ['UID'] : []), ...items].join(' '))];
}
