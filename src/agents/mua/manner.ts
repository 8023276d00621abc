/** How a program reaches its servers, protects what it says, and logs in: what its owner chose, in the words of the clients. */
import { readHeader } from '../../mail/header.ts';
import { MECHANISMS } from '../../protocols/sasl/mechanisms.ts';
import type { SmtpJob } from '../../protocols/smtp/client.ts';
import { IMAP_PORT, IMAPS_PORT, POP3_PORT, POP3S_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT } from '../ports.ts';
import type { Destination } from '../surroundings.ts';
import type { Fetching, Posting, Security, Submitting } from './wishes.ts';

/** Characters that nobody has used before. */
type Fresh = () => string;

export function submissionServer({ address, port: chosen, serverName, security }: Submitting, subject: number, cause: number): Destination {
  const port = chosen ?? (security === 'implicit' ? SUBMISSIONS_PORT : SUBMISSION_PORT);
  return { address, port, protocol: 'submission', subject, cause, tls: protection(serverName, security) };
}

export function mailboxServer(via: Fetching['via'], { address, serverName, security }: Omit<Fetching, 'via'>): Destination {
  const port = fetchPort(via, security === 'implicit');
  return { address, port, protocol: via, subject: -1, cause: -1, tls: protection(serverName, security) };
}

function protection(serverName: string, security: Security) {
  return { serverName, implicit: security === 'implicit', check: security !== 'never' };
}

function fetchPort(via: Fetching['via'], implicit: boolean): number {
  if (via === 'pop3') return implicit ? POP3S_PORT : POP3_PORT;
  return implicit ? IMAPS_PORT : IMAP_PORT;
}

export function submissionJob(
  { octets, reversePath, forwardPaths }: Posting,
  { security, login, wishes }: Submitting,
  helo: string,
  fresh: Fresh,
): SmtpJob {
  return {
    helo,
    reversePath,
    forwardPaths,
    message: octets,
    // RFC 6532: a header with UTF-8 in it may only go where SMTPUTF8 is known
    smtpUtf8: octets.subarray(0, readHeader(octets).bodyStart).some((octet) => octet > 127),
    ...safety(security, fresh),
    credentials: login?.secret,
    mechanisms: login && login.mechanism !== 'best' ? [login.mechanism] : undefined,
    ret: wishes?.ret,
    envid: wishes?.envid,
    recipients: wishes && forwardPaths.map((path) => ({ path, notify: wishes.notify, orcpt: `rfc822;${path}` })),
  };
}

/** What POP3 and IMAP have in common. */
export function mailboxJob({ user, password, security, mechanism }: Omit<Fetching, 'via'>, known: ReadonlySet<string>, fresh: Fresh) {
  return { user, password, known, mechanisms: mechanismsFor(mechanism), ...safety(security, fresh) };
}

function safety(security: Security, nonce: Fresh) {
  const tls = security === 'if offered' ? 'ifOffered' : security === 'demanded' ? 'demanded' : 'never';
  // who chose a mechanism for a connection in the clear meant it: that is what the lesson shows
  return { tls, inTheClear: security === 'never', nonce } as const;
}

export function popLogin(mechanism: string): 'user' | 'apop' | 'auth' {
  if (mechanism === 'usual') return 'user';
  return mechanism === 'APOP' ? 'apop' : 'auth';
}

function mechanismsFor(mechanism: string): string[] {
  if (mechanism === 'best') return MECHANISMS.map(({ name }) => name);
  return mechanism === 'usual' || mechanism === 'APOP' ? [] : [mechanism];
}
