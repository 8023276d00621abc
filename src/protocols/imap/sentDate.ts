/** What SORT and THREAD read in a header. RFC 5256 §2.2. */
import { parseDate } from '../../mail/date.ts';
import { fieldValue, firstField, firstRawValue, readHeader } from '../../mail/header.ts';
import type { StoredMessage } from '../../mail/mailbox.ts';

/** Epoch milliseconds of the Date field; of the arrival where there is none that can be read. */
export function sentDateMs({ octets, internalDateMs }: StoredMessage): number {
  return parseDate(firstRawValue(octets, readHeader(octets), 'Date')) ?? internalDateMs;
}

/** The Subject, decoded. */
export function subjectOf({ octets }: StoredMessage): string {
  const field = firstField(readHeader(octets), 'Subject');
  return field ? fieldValue(octets, field) : '';
}
