/** Dates as mail writes them: RFC 5322 §3.3, and IMAP's date-time (RFC 3501 §9). Times are epoch milliseconds, written in UTC. */
import { own } from '../own.ts';
import { withoutComments } from './comments.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LAST_MS = 253_402_300_799_999;
/** RFC 5322 §4.3, in minutes; military letters count as +0000. */
const OBSOLETE_ZONES: Record<string, number> = { EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420 };

const DAY = /^(?:[A-Za-z]{3}\s*,\s*)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{2,4})(?!\d)/;
const TIME = /^\s+(\d{1,2})\s*:\s*(\d{2})(?:\s*:\s*(\d{2}))?(?!\d)\s*([+-]\d{4}|[A-Za-z]{1,5})?/;
const DAY_MS = 86_400_000;
/** More than any date needs, with a comment behind it. */
const LONGEST = 200;

/** 'Mon, 05 Jan 2026 09:00:00 +0000'. */
export function formatDate(dateMs: number): string {
  // ECMAScript writes it as HTTP does
  return within(dateMs).toUTCString().replace('GMT', '+0000');
}

/** ' 5-Jan-2026 09:00:00 +0000', the INTERNALDATE of IMAP: the day is padded with a space. */
export function formatInternalDate(dateMs: number): string {
  const date = within(dateMs);
  return `${String(date.getUTCDate()).padStart(2, ' ')}-${MONTHS[date.getUTCMonth()]}-${year(date)} ${clock(date)} +0000`;
}

/** Epoch milliseconds of a date-time in either form, obsolete zones and two-digit years included; `undefined` if it is none. */
export function parseDate(written: string): number | undefined {
  const dated = takeDay(written);
  const time = dated && TIME.exec(dated.rest);
  if (!time) return undefined;
  const ms = momentMs(dated.dayNumber, Number(time[1]), Number(time[2]), Number(time[3] ?? 0));
  return ms === undefined ? undefined : ms - zoneMinutes(time[4]) * 60_000;
}

/** The day that a date-time names, whatever the time and the zone beside it; days since 1970. */
export function parseDay(written: string): number | undefined {
  return takeDay(written)?.dayNumber;
}

function takeDay(written: string): { dayNumber: number; rest: string } | undefined {
  const plain = withoutComments(written.slice(0, LONGEST)).trim();
  const match = DAY.exec(plain);
  const day = match ? dayNumber(fullYear(match[3]!), monthNumber(match[2]!), Number(match[1])) : undefined;
  return day === undefined ? undefined : { dayNumber: day, rest: plain.slice(match![0].length) };
}

/** Days since 1970, the months counted from 0; `undefined` if no calendar has that day: 31 February. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  const ms = new Date(0).setUTCFullYear(year, month, day);
  const date = new Date(ms);
  return date.getUTCMonth() === month && date.getUTCDate() === day ? ms / DAY_MS : undefined;
}

/** Epoch milliseconds of a time on a day; `undefined` if there is no such time. A leap second belongs to the minute after it. */
export function momentMs(day: number, hour: number, minute: number, second: number): number | undefined {
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  return day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** 'Jan' → 0, in whatever case; -1 if it is no month. */
export function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.toLowerCase() === name.toLowerCase());
}

/** RFC 5322 §4.3: two digits below 50 are 20xx, other short years count from 1900. */
function fullYear(digits: string): number {
  const number = Number(digits);
  if (digits.length >= 4) return number;
  return number < 50 && digits.length === 2 ? number + 2000 : number + 1900;
}

function zoneMinutes(zone: string | undefined): number {
  if (!zone) return 0;
  // RFC 5322 §3.3 and RFC 5256 §2.2: what is no zone counts as UTC
  const numeric = /^([+-])(\d{2})([0-5]\d)$/.exec(zone);
  if (!numeric) return own(OBSOLETE_ZONES, zone.toUpperCase()) ?? 0;
  return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]));
}

/** Years 0 to 9999, so that every number has a date that can be written. */
function within(dateMs: number): Date {
  return new Date(Number.isFinite(dateMs) ? Math.min(LAST_MS, Math.max(0, dateMs)) : 0);
}

function year(date: Date): string {
  return String(date.getUTCFullYear()).padStart(4, '0');
}

function clock(date: Date): string {
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
