import { readAll, type Cursor } from '../cursor.ts';
import { untagged } from '../mailboxData.ts';
import { samples } from '../replies.ts';
import { readKeys, type SearchKey } from '../searchKeys.ts';
import { asksModSequence, found } from '../searchMatch.ts';
import { SORT_KEYS, sorted, type SortKey } from '../sort.ts';
import { ALGORITHMS, threadable, threaded, type Algorithm } from '../thread.ts';
import { latest, numberOf, numbersOf, refusal } from './search.ts';
import { completed, inBothForms, OK_OR_NO } from './verb.ts';

/** Finding as SEARCH does: RFC 5256 §3. The charset must be said. */
interface Finding {
  charset: string;
  all: SearchKey[];
}

const KEY_LIMIT = 20;

/** ` charset keys` */
function readFinding(cursor: Cursor): Finding | undefined {
  const charset = cursor.space ? cursor.astring()?.toUpperCase() : undefined;
  const all = charset !== undefined && cursor.space ? readKeys(cursor) : undefined;
  return all && { charset: charset!, all };
}

function readSortKey(cursor: Cursor): SortKey | undefined {
  const reverse = cursor.take('REVERSE ');
  const by = SORT_KEYS.find((key) => cursor.take(key));
  return by && { by, reverse };
}

/** Puts in order what it finds. */
export const [sort, uidSort] = inBothForms(
  {
    verb: 'SORT',
    syntax: 'SORT (criteria) charset keys',
    example: 'SORT (REVERSE DATE) UTF-8 ALL',
    rfc: 'rfc5256#3',
    holdsNumbers: true,
    replies: OK_OR_NO,
    extension: 'SORT',
    parse: (rest) =>
      readAll(rest, (cursor): (Finding & { by: SortKey[] }) | undefined => {
        const by = cursor.list(() => readSortKey(cursor), KEY_LIMIT, 'sort criteria');
        const finding = by && by.length > 0 ? readFinding(cursor) : undefined;
        return finding && { by: by!, ...finding };
      }),
    otherwise: samples('badCharset', 'noSuchSequence'),
    answer(desk, { by, charset, all }, byUid) {
      const { view, enabled } = desk;
      const refused = refusal(view, charset, all);
      if (refused) return refused;
      return completed(desk, () => {
        const hits = sorted(found(view, all), by);
        const asked = asksModSequence(all);
        if (asked) enabled.condstore = true;
        return [untagged(`SORT${numbersOf(hits, byUid)}${latest(hits, asked)}`)];
      });
    },
  },
  'rfc5256#3',
);

/** Puts conversations together. */
export const [thread, uidThread] = inBothForms(
  {
    verb: 'THREAD',
    syntax: 'THREAD algorithm charset keys',
    example: 'THREAD REFERENCES UTF-8 ALL',
    rfc: 'rfc5256#3',
    orOffered: ['THREAD=ORDEREDSUBJECT', 'THREAD=REFS'],
    holdsNumbers: true,
    replies: OK_OR_NO,
    extension: 'THREAD=REFERENCES',
    parse: (rest) =>
      readAll(rest, (cursor): (Finding & { algorithm: Algorithm }) | undefined => {
        const algorithm = ALGORITHMS.find((name) => cursor.take(name));
        const finding = algorithm && readFinding(cursor);
        return finding && { algorithm: algorithm!, ...finding };
      }),
    otherwise: samples('badCharset', 'noSuchSequence'),
    answer(desk, { algorithm, charset, all }, byUid) {
      const { view, enabled } = desk;
      const refused = refusal(view, charset, all);
      if (refused) return refused;
      return completed(desk, () => {
        if (asksModSequence(all)) enabled.condstore = true;
        const written = threaded(
          algorithm,
          found(view, all).map((hit) => threadable(hit, numberOf(hit, byUid))),
        );
        return [untagged(written === '' ? 'THREAD' : `THREAD ${written}`)];
      });
    },
  },
  'rfc5256#3',
);
