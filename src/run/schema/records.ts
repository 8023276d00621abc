/** The form of a zone's records: a list, or text with a record a line, as in the files of name servers (RFC 1035 §5.1). */
import * as v from 'valibot';
import type { ZoneRecord } from '../scenario.ts';
import { amount, listOf, words } from './parts.ts';

const TYPES = ['MX', 'A', 'NS', 'SOA', 'CNAME', 'TXT', 'AAAA', 'PTR'] as const;
export const TTL_SECONDS = 3600;

export const record = v.strictObject({
  name: words,
  type: v.picklist(TYPES),
  ttlSeconds: v.exactOptional(amount, TTL_SECONDS),
  data: words,
});

/** Name, lifetime in seconds if it is not an hour, type, data. Names are written whole; a line that begins with ; is a remark. */
const LINE = /^(\S+)[ \t]+(?:(\d+)[ \t]+)?(?:IN[ \t]+)?([A-Za-z]+)[ \t]+(\S.*)$/;

export const isRecordLine = (line: string): boolean => line.trim() !== '' && !line.trimStart().startsWith(';');

/** The records of a text; what is none is told by the number that it would have. */
export function recordsIn(text: string): { records: ZoneRecord[]; bad: { number: number; line: string }[] } {
  const records: ZoneRecord[] = [];
  const bad: { number: number; line: string }[] = [];
  for (const [number, line] of text.split(/\r?\n/).filter(isRecordLine).entries()) {
    const read = recordIn(line.trim());
    if (read) records.push(read);
    else bad.push({ number, line: line.trim() });
  }
  return { records, bad };
}

function recordIn(line: string): ZoneRecord | undefined {
  const [, name = '', ttl, word = '', data = ''] = LINE.exec(line) ?? [];
  const type = TYPES.find((each) => each === word.toUpperCase());
  return type && { name, type, ttlSeconds: ttl === undefined ? TTL_SECONDS : Number(ttl), data };
}

const text = v.pipe(
  words,
  v.rawTransform(({ dataset, addIssue, NEVER }): ZoneRecord[] => {
    const { records: found, bad } = recordsIn(dataset.value);
    for (const { number, line } of bad) addIssue({ message: 'record', received: line, path: placeOf(number, dataset.value) });
    return bad.length > 0 ? NEVER : found;
  }),
);

const placeOf = (key: number, input: string): [v.UnknownPathItem] => [{ type: 'unknown', origin: 'value', input, key, value: input }];

export const records = v.union([listOf(record), text]);
