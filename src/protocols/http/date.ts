/** The date as HTTP writes it: RFC 9110 §5.6.7, IMF-fixdate, which is RFC 5322's with GMT for its zone. */
import { formatDate } from '../../mail/date.ts';

/** 'Sun, 06 Nov 1994 08:49:37 GMT', from milliseconds since 1970. */
export function httpDate(epochMs: number): string {
  return formatDate(epochMs).replace('+0000', 'GMT');
}
