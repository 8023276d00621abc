import { officeAway } from '../away.ts';

/** The office says ETRN: its mail is sent at once, to the address that the DNS gives, whoever asked (RFC 1985). */
export const etrn = officeAway('etrn', 'etrn', {});
