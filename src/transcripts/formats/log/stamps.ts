/**
 * Time stamps at the beginning of lines. A date without a zone is taken for UTC, one with the name of a zone that nobody
 * knows gives no time; a clock time without a date, and a date
 * without a year, are passed over and give no time.
 */
import { dayNumber, momentMs, monthNumber } from '../../../mail/date.ts';
import { zoneOffsetMs } from './zones.ts';

const DATED =
  /^[[(]?(\d{4})[-/](\d\d)[-/](\d\d)[T \t](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?[\])]?(?: ?-(?= ))?[:,]?[ \t]*/;
/** PHP's error_log, with whatever zone it is set to; Roundcube, with an offset. */
const NAMED =
  /^(?:(\d\d)-([A-Z][a-z]{2})-(\d{4}) (\d\d):(\d\d):(\d\d)(?: (UTC|GMT))?|\[(\d\d)-([A-Z][a-z]{2})-(\d{4}) (\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?: ([A-Za-z][\w+-]*(?:\/[\w+-]+)*|[+-]\d{4}))?\]:?)[ \t]*/;
/** Apache's error log, after asctime. */
const ASCTIME = /^\[?[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d\d?) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? (\d{4})\]?[ \t]*/;
const CLOCK = /^[[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,9})?[\])]?(?: ?-(?= ))?[ \t]+/;
const SYSLOG = /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?: [\w.-]+ [\w./-]+(?:\[\d+\])?:)? +/;
const EPOCH = /^(\d{9,10}\.\d{1,9})[ \t]/;
const SECONDS = /^[[(]?\+?\d{1,7}[.,]\d{1,9}(?:s|ms)?[\])]?[ \t]+/;

export interface Stamp {
  /** Epoch milliseconds, or null. */
  atMs: number | null;
  /** Characters of the line that it takes, with the space behind it. */
  length: number;
}

const NONE: Stamp = { atMs: null, length: 0 };

/** The stamp that a line begins with; `length` 0: there is none. */
export function stampOf(line: string): Stamp {
  const first = line.charCodeAt(0);
  const digit = (first >= 48 && first <= 57) || first === 43;
  if (!digit && first !== 91 && first !== 40) return first >= 65 && first <= 90 ? (asctime(line) ?? measured(SYSLOG.exec(line))) : NONE;
  return (
    dated(line) ??
    named(line) ??
    (first === 91 ? asctime(line) : undefined) ??
    epoch(line) ??
    measured(CLOCK.exec(line) ?? SECONDS.exec(line))
  );
}

const measured = (match: RegExpExecArray | null): Stamp => (match ? { atMs: null, length: match[0].length } : NONE);

function dated(line: string): Stamp | undefined {
  const match = DATED.exec(line);
  if (!match) return undefined;
  const [whole, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match;
  const localMs = localTimeMs(dayNumber(+year!, +month! - 1, +day!), hour!, minute!, second!);
  const fractionMs = Number(`0.${fraction || '0'}`) * 1000;
  return { atMs: localMs === null ? null : localMs + fractionMs - zoneMs(zone), length: whole.length };
}

function zoneMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (+hours * 60 + +minutes!) * 60_000;
}

function named(line: string): Stamp | undefined {
  const match = NAMED.exec(line);
  if (!match) return undefined;
  const [day, month, year, hour, minute, second, zone = 'Z'] = match[1] === undefined ? match.slice(8) : match.slice(1);
  const localMs = localTimeMs(dayNumber(+year!, monthNumber(month!), +day!), hour!, minute!, second!);
  return { atMs: localMs === null ? null : inZone(localMs, zone), length: match[0].length };
}

function inZone(localMs: number, zone: string): number | null {
  const offsetMs = /^(?:Z|UTC|GMT|[+-]\d{4})$/.test(zone) ? zoneMs(zone) : zoneOffsetMs(zone, localMs);
  return offsetMs === null ? null : localMs - offsetMs;
}

function asctime(line: string): Stamp | undefined {
  const match = ASCTIME.exec(line);
  if (!match) return undefined;
  const [whole, month, day, hour, minute, second, fraction = '0', year] = match;
  const localMs = localTimeMs(dayNumber(+year!, monthNumber(month!), +day!), hour!, minute!, second!);
  return { atMs: localMs === null ? null : localMs + Number(`0.${fraction}`) * 1000, length: whole.length };
}

function localTimeMs(day: number | undefined, hour: string, minute: string, second: string): number | null {
  return day === undefined ? null : (momentMs(day, +hour, +minute, +second) ?? null);
}

function epoch(line: string): Stamp | undefined {
  const match = EPOCH.exec(line);
  return match ? { atMs: Number(match[1]) * 1000, length: match[0].length } : undefined;
}
