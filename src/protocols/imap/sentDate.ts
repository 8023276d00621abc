/** What SORT and THREAD read in a header. RFC 5256 §2.2. */
import { momentMs, parseDate, parseDay } from '../../mail/date.ts';
import { fieldValue, firstField, firstRawValue, readHeader } from '../../mail/header.ts';
import type { StoredMessage } from '../../mail/mailbox.ts';

/** Epoch milliseconds of the Date field; midnight where only the day can be read; of the arrival where not even that. */
export function sentDateMs({ octets, internalDateMs }: StoredMessage): number {
  const written = firstRawValue(octets, readHeader(octets), 'Date');
  const day = parseDay(written);
  return parseDate(written) ?? (day === undefined ? internalDateMs : momentMs(day, 0, 0, 0)!);
}

/** The Subject, decoded. */
export function subjectOf({ octets }: StoredMessage): string {
  const field = firstField(readHeader(octets), 'Subject');
  return field ? fieldValue(octets, field) : '';
}
