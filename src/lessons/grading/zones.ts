/** TXT records of a zone in words, as solutions write them: `publish a.org v=spf1 mx -all`, `withdraw a.org`. RFC 1035 §3.3.14. */
import type { Intervention, ZoneRecord } from '../../run/scenario.ts';
import type { Played } from '../goals/played.ts';
import type { Task } from '../lesson.ts';

const EDIT = /^(publish|withdraw) (\S+)(?: (.+))?$/;
const TTL_SECONDS = 3600;

/** The zone that a task lets the reader edit: 'a.org' of `edits="zone:a.org"`; '' for none. */
export function zoneOf({ edits }: Pick<Task, 'edits'>): string {
  return (edits.find((each) => each.startsWith('zone:')) ?? '').slice('zone:'.length);
}

/** The zone with these records from the beginning; a line that is no edit changes nothing. */
export function published(origin: string, words: string, { scene }: Pick<Played, 'scene'>): Intervention {
  const before = scene.zones?.find((zone) => zone.origin === origin)?.records ?? [];
  return { kind: 'zone', origin, records: words.split('\n').reduce(edit, before) };
}

function edit(records: ZoneRecord[], line: string): ZoneRecord[] {
  const [, act, name = '', data = ''] = EDIT.exec(line.trim()) ?? [];
  if (act === undefined) return records;
  const others = records.filter((record) => record.type !== 'TXT' || record.name.toLowerCase() !== name.toLowerCase());
  return act === 'publish' && data !== '' ? [...others, { name, type: 'TXT', ttlSeconds: TTL_SECONDS, data }] : others;
}
