/** The well-known ports at which agents listen and call: the service name registry of IANA (RFC 6335). */
export const SMTP_PORT = 25;
/** RFC 2033 §5 forbids 25 for LMTP and names no other; 24 is registered for private mail systems, and customary. */
export const LMTP_PORT = 24;
export const SUBMISSION_PORT = 587;
export const POP3_PORT = 110;
export const IMAP_PORT = 143;
/** TLS before the first word: RFC 8314 §3. */
export const SUBMISSIONS_PORT = 465;
export const POP3S_PORT = 995;
export const IMAPS_PORT = 993;
