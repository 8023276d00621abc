/**
 * Times of a syslog file. RFC 5424 writes them out; the older manner (RFC 3164 §4.1.2) has neither year nor zone: the year
 * is taken from the first message-id of Postfix's own making that names the day of its line, the zone for UTC. Without
 * such a message-id the times stay unknown, and that is told.
 */
import { dayNumber, momentMs, monthNumber } from '../../../mail/date.ts';
import type { Sink } from '../../sink.ts';

const OLD = /^([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d)$/;
/** The year in which times without one are kept: a leap year. */
const NO_YEAR = 2000;

/** Epoch milliseconds, or, without a year, those in the year 2000. */
export interface SyslogStamp {
  ms: number;
  hasYear: boolean;
}

export class SyslogTime {
  readonly #sink: Sink;
  #year: number | null = null;
  #needed = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  read(stamp: string): SyslogStamp {
    const [, month, day, hour, minute, second] = OLD.exec(stamp) ?? [];
    if (month === undefined) return { ms: Date.parse(stamp), hasYear: true };
    const inYear = dayNumber(NO_YEAR, monthNumber(month), Number(day));
    return { ms: (inYear === undefined ? undefined : momentMs(inYear, +hour!, +minute!, +second!)) ?? NaN, hasYear: false };
  }

  /** A message-id as Postfix makes it: '20261121194646.0A85C238152@smtp.a.org'; sendmail leaves out the seconds. */
  learn(messageId: string, { ms, hasYear }: SyslogStamp): void {
    const [, year, month, day] = this.#year === null && !hasYear ? (/^(\d{4})(\d\d)(\d\d)\d{4}(?:\d\d)?\./.exec(messageId) ?? []) : [];
    if (year === undefined) return;
    const date = new Date(ms);
    if (date.getUTCMonth() + 1 === +month! && date.getUTCDate() === +day!) this.#year = +year;
  }

  epochMs({ ms, hasYear }: SyslogStamp): number | null {
    if (Number.isNaN(ms)) return null;
    if (hasYear) return ms;
    if (this.#year === null) {
      this.#needed = true;
      return null;
    }
    return ms - Date.UTC(NO_YEAR, 0, 1) + Date.UTC(this.#year, 0, 1) - this.#leapDay(ms);
  }

  end(): void {
    if (this.#needed) this.#sink.problem({ key: 'maillog.noYear', values: {} });
  }

  /** The 29th of February of the year 2000 is not in most others. */
  #leapDay(ms: number): number {
    const isLeap = new Date(Date.UTC(this.#year!, 1, 29)).getUTCMonth() === 1;
    return isLeap || ms < Date.UTC(NO_YEAR, 1, 29) ? 0 : 86_400_000;
  }
}
