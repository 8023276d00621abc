/** What is wrong with records that somebody puts into a zone: told before anything runs, for a name server cannot say them. */
import { own } from '../own.ts';
import type { Intervention, ZoneRecord } from '../run/scenario.ts';
import { recordTroubles } from '../run/story/check-zones.ts';
import type { Problem } from './api.ts';

const KEYS: Readonly<Record<string, string>> = { recordName: 'run.recordName', recordData: 'run.recordData' };

/** Each with the number of its record, from 0. */
export function problemsWithRecords(records: readonly ZoneRecord[]): Problem[] {
  return recordTroubles(records, '').flatMap(({ severity, key, values, path }) =>
    severity === 'error' ? [{ key: own(KEYS, key) ?? key, values: { ...values, number: Number(path.slice(1)) } }] : [],
  );
}

/** The first record of a zone that cannot be said, if it is to be said in this run. */
export function problemWithZones(interventions: readonly Intervention[]): Problem | undefined {
  return interventions.flatMap((each) => (each.kind === 'zone' && !each.off ? problemsWithRecords(each.records) : []))[0];
}
