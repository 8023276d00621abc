/** The well-known ports at which agents listen and call: the service name registry of IANA (RFC 6335). And since when. */
import type { ProfileName } from '../protocols/smtp/profiles.ts';

export const SMTP_PORT = 25;
/** RFC 2033 §5 forbids 25 for LMTP and names no other; 24 is registered for private mail systems, and customary. */
export const LMTP_PORT = 24;
export const SUBMISSION_PORT = 587;
/** Named by no standard: many providers listen there too, for people on whose line 25 and 587 are closed. */
export const ALTERNATE_SUBMISSION_PORT = 2525;
export const POP3_PORT = 110;
export const IMAP_PORT = 143;
/** TLS before the first word: RFC 8314 §3. */
export const SUBMISSIONS_PORT = 465;
export const POP3S_PORT = 995;
export const IMAPS_PORT = 993;
export const DNS_PORT = 53;
/** RFC 9110 §4.2. */
export const HTTP_PORT = 80;
export const HTTPS_PORT = 443;

/** The year of the standard that our server at a port keeps; left out: there from the first. */
const SINCE: ReadonlyMap<number, number> = new Map([
  [DNS_PORT, 1983], // RFC 883; before it hosts stood in a table
  [POP3_PORT, 1988], // RFC 1081; POP (RFC 918) and POP2 (RFC 937) are other protocols
  [LMTP_PORT, 1996], // RFC 2033
  [IMAP_PORT, 1996], // IMAP4rev1: RFC 2060; the IMAP4 of RFC 1730 is another language
  [HTTP_PORT, 1997], // HTTP/1.1: RFC 2068
  [SUBMISSION_PORT, 1998], // RFC 2476
  [POP3S_PORT, 1999], // RFC 2595 §7
  [IMAPS_PORT, 1999],
  [HTTPS_PORT, 2000], // RFC 2818
  [SUBMISSIONS_PORT, 2018], // RFC 8314 §7.3
]);

export function yearOf(profile: ProfileName = 'today'): number {
  return profile === 'today' ? Infinity : Number(profile);
}

/** Whether a host of that time listens at the port. */
export function isOpenIn(profile: ProfileName | undefined, port: number): boolean {
  return yearOf(profile) >= (SINCE.get(port) ?? 0);
}
