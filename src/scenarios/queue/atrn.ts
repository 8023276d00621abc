import { officeAway } from '../away.ts';

/** The office proves who it is and says ATRN: the connection turns round, and its mail comes along it (RFC 2645). */
export const atrn = officeAway('atrn', 'atrn', {});
