/** Every reply our servers give, by name. Codes: RFC 5321 §4.2; enhanced codes: RFC 3463, RFC 5248. What they mean is prose in content/book, keyed by code. */
import type { Reply } from './wire.ts';

export interface ReplyTemplate {
  code: number;
  enhanced: string;
  /** `{0}`, `{1}`: filled in by `reply`. */
  text: string;
  rfc: string;
  /** What could fill its blanks, for whoever wants to see or say it without a reason of his own. */
  sample?: readonly (string | number)[];
}

export const replies = {
  greeting: { code: 220, enhanced: '', text: '{0} ESMTP Mailscope', rfc: 'rfc5321#4.2', sample: ['mx.b.com'] },
  lmtpGreeting: { code: 220, enhanced: '', text: '{0} LMTP Mailscope', rfc: 'rfc2033#4', sample: ['mx.b.com'] },
  noService: { code: 554, enhanced: '', text: '{0} No SMTP service here', rfc: 'rfc5321#3.1', sample: ['mx.b.com'] },
  busy: { code: 421, enhanced: '4.3.2', text: '{0} Too many connections, try again later', rfc: 'rfc5321#3.8', sample: ['mx.b.com'] },
  hello: { code: 250, enhanced: '', text: '{0} greets {1}', rfc: 'rfc5321#4.1.1.1', sample: ['mx.b.com', 'smtp.a.org'] },
  senderOk: { code: 250, enhanced: '2.1.0', text: 'Sender OK', rfc: 'rfc5321#4.1.1.2' },
  recipientOk: { code: 250, enhanced: '2.1.5', text: 'Recipient OK', rfc: 'rfc5321#4.1.1.3' },
  startText: { code: 354, enhanced: '', text: 'End data with <CRLF>.<CRLF>', rfc: 'rfc5321#4.1.1.4' },
  messageAccepted: { code: 250, enhanced: '2.0.0', text: 'Message accepted as {0}', rfc: 'rfc5321#4.1.1.4', sample: [1] },
  acceptedFor: { code: 250, enhanced: '2.0.0', text: '<{0}> Message accepted as {1}', rfc: 'rfc2033#4.2', sample: ['bea@b.com', 1] },
  chunkTaken: { code: 250, enhanced: '2.0.0', text: '{0} octets received', rfc: 'rfc3030#2', sample: [1000] },
  resetDone: { code: 250, enhanced: '2.0.0', text: 'Transaction forgotten', rfc: 'rfc5321#4.1.1.5' },
  ok: { code: 250, enhanced: '2.0.0', text: 'OK', rfc: 'rfc5321#4.1.1.9' },
  verified: { code: 250, enhanced: '2.1.5', text: '{0} <{1}>', rfc: 'rfc5321#3.5.1', sample: ['Bea', 'bea@b.com'] },
  member: { code: 250, enhanced: '2.1.5', text: '{0}', rfc: 'rfc5321#3.5.2', sample: ['Bea <bea@b.com>'] },
  willForward: { code: 251, enhanced: '2.1.5', text: 'User not local; will forward to <{0}>', rfc: 'rfc5321#3.4', sample: ['bea@c.net'] },
  cannotVerify: { code: 252, enhanced: '2.1.5', text: 'Cannot verify the user, but will take mail for it', rfc: 'rfc5321#3.5.3' },
  tryElsewhere: { code: 551, enhanced: '5.1.6', text: 'User not local; please try <{0}>', rfc: 'rfc5321#3.4', sample: ['bea@c.net'] },
  ambiguous: { code: 553, enhanced: '5.1.4', text: 'User ambiguous: {0}', rfc: 'rfc5321#3.5.1', sample: ['bea'] },
  unknownList: { code: 550, enhanced: '5.1.1', text: 'No mailing list here by the name of {0}', rfc: 'rfc5321#3.5.2', sample: ['team'] },
  listDenied: { code: 550, enhanced: '5.7.2', text: 'Access denied to you', rfc: 'rfc5321#3.5.2' },
  help: { code: 214, enhanced: '2.0.0', text: '{0}', rfc: 'rfc5321#4.1.1.8', sample: ['MAIL FROM:<reverse-path>'] },
  goodbye: { code: 221, enhanced: '2.0.0', text: '{0} closes the connection', rfc: 'rfc5321#4.1.1.10', sample: ['mx.b.com'] },
  unknownCommand: { code: 500, enhanced: '5.5.2', text: 'Command not recognized', rfc: 'rfc5321#4.2.4' },
  lineTooLong: { code: 500, enhanced: '5.5.2', text: 'Line too long: at most {0} octets', rfc: 'rfc5321#4.5.3.1.4', sample: [512] },
  bareLineEnd: { code: 500, enhanced: '5.5.2', text: 'A line ends with CR LF, not with one of them', rfc: 'rfc5321#2.3.8' },
  lmtpOnly: { code: 500, enhanced: '5.5.1', text: 'This is LMTP: begin with LHLO', rfc: 'rfc2033#4.1' },
  syntax: { code: 501, enhanced: '5.5.4', text: 'Syntax: {0}', rfc: 'rfc5321#4.2.4', sample: ['NOOP [string]'] },
  parameterValue: { code: 501, enhanced: '5.5.4', text: 'Bad value of {0}', rfc: 'rfc5321#4.1.1.11', sample: ['SIZE'] },
  internationalAddress: { code: 553, enhanced: '5.6.7', text: 'An address beyond ASCII needs SMTPUTF8', rfc: 'rfc6531#3.5' },
  notImplemented: { code: 502, enhanced: '5.5.1', text: 'Command not implemented', rfc: 'rfc5321#4.2.4.1' },
  badSequence: { code: 503, enhanced: '5.5.1', text: 'Bad sequence of commands', rfc: 'rfc5321#4.1.4' },
  helloFirst: { code: 503, enhanced: '5.5.1', text: 'Bad sequence of commands: EHLO or HELO comes first', rfc: 'rfc5321#4.1.4' },
  mailFirst: { code: 503, enhanced: '5.5.1', text: 'Bad sequence of commands: MAIL comes first', rfc: 'rfc5321#4.1.4' },
  rcptFirst: { code: 503, enhanced: '5.5.1', text: 'Bad sequence of commands: RCPT comes first', rfc: 'rfc5321#4.1.4' },
  nestedMail: { code: 503, enhanced: '5.5.1', text: 'Bad sequence of commands: a transaction is open', rfc: 'rfc5321#4.1.4' },
  chunksBegun: { code: 503, enhanced: '5.5.1', text: 'Bad sequence of commands: the message comes in chunks', rfc: 'rfc3030#2' },
  binaryByChunks: { code: 503, enhanced: '5.5.1', text: 'Bad sequence of commands: BINARYMIME needs BDAT', rfc: 'rfc3030#3' },
  alreadySecured: { code: 503, enhanced: '5.5.1', text: 'TLS is in use already', rfc: 'rfc3207#4.2' },
  alreadyAuthenticated: { code: 503, enhanced: '5.5.1', text: 'Authenticated already', rfc: 'rfc4954#4' },
  unknownParameter: { code: 555, enhanced: '5.5.4', text: 'Parameter not recognized: {0}', rfc: 'rfc5321#4.1.1.11', sample: ['FOO'] },
  unknownUser: { code: 550, enhanced: '5.1.1', text: 'No mailbox here by the name of {0}', rfc: 'rfc5321#3.5.3', sample: ['bea@b.com'] },
  relayDenied: { code: 550, enhanced: '5.7.1', text: 'Relaying to {0} is not allowed', rfc: 'rfc5321#3.6.2', sample: ['c.net'] },
  strangersDenied: { code: 550, enhanced: '5.7.1', text: 'Submission from {0} is not allowed', rfc: 'rfc6409#3.3', sample: ['192.0.2.1'] },
  greylisted: {
    code: 450,
    enhanced: '4.2.0',
    text: 'Not known yet, try again in a few minutes: {0}',
    rfc: 'rfc6647#2.1',
    sample: ['bea@b.com'],
  },
  mailboxFull: { code: 452, enhanced: '4.2.2', text: 'The mailbox of {0} is full', rfc: 'rfc3463#3.3', sample: ['bea@b.com'] },
  tooManyRecipients: { code: 452, enhanced: '4.5.3', text: 'Too many recipients: at most {0}', rfc: 'rfc5321#4.5.3.1.10', sample: [100] },
  tooManyDomains: { code: 452, enhanced: '4.5.3', text: 'Too many domains of recipients: at most {0}', rfc: 'rfc9422#4.3', sample: [1] },
  tooManyTransactions: {
    code: 452,
    enhanced: '4.5.3',
    text: 'Too many transactions in one session: at most {0}',
    rfc: 'rfc9422#4.1',
    sample: [1],
  },
  storageFailed: { code: 451, enhanced: '4.3.0', text: 'The message could not be stored, try again later', rfc: 'rfc5321#4.2.2' },
  storageFull: { code: 452, enhanced: '4.3.1', text: 'Insufficient storage, try again later', rfc: 'rfc5321#4.2.2' },
  tooLarge: { code: 552, enhanced: '5.3.4', text: 'Message larger than the limit of {0} octets', rfc: 'rfc1870#6.1', sample: [1000000] },
  noRecipients: { code: 554, enhanced: '5.5.1', text: 'No valid recipients', rfc: 'rfc5321#3.3' },
  bareText: { code: 554, enhanced: '5.6.0', text: 'Message holds a bare CR or LF', rfc: 'rfc5321#2.3.8' },
  senderForged: {
    code: 550,
    enhanced: '5.7.23',
    text: 'SPF validation failed: {0}',
    rfc: 'rfc7372#3.2',
    sample: ['192.0.2.1 may not send for a.org'],
  },
  noPassingSignature: {
    code: 550,
    enhanced: '5.7.20',
    text: 'No passing DKIM signature found: {0}',
    rfc: 'rfc7372#3.1',
    sample: ['body hash'],
  },
  authorForged: {
    code: 550,
    enhanced: '5.7.1',
    text: 'The DMARC policy of {0} asks to refuse this message',
    rfc: 'rfc7489#10.3',
    sample: ['a.org'],
  },
  clientListed: {
    code: 554,
    enhanced: '5.7.1',
    text: 'No mail from {0}, which {1} lists: {2}',
    rfc: 'rfc5782#2.1',
    sample: ['192.0.2.25', 'dnsbl.example', 'open relay'],
  },
  authorUnproven: {
    code: 550,
    enhanced: '5.7.26',
    text: 'Neither SPF nor DKIM vouches for {0}',
    rfc: 'rfc7372#3.4',
    sample: ['a.org'],
  },
  authenticationUnknown: {
    code: 451,
    enhanced: '4.7.24',
    text: 'SPF validation error, try again later: {0}',
    rfc: 'rfc7372#3.2',
    sample: ['a.org'],
  },
  authorUnknown: {
    code: 451,
    enhanced: '4.7.0',
    text: 'The author cannot be checked now, try again later: {0}',
    rfc: 'rfc7489#6.6.2',
    sample: ['a.org'],
  },
  tooMuchAhead: {
    code: 421,
    enhanced: '4.3.2',
    text: '{0} Too much sent ahead, closing the connection',
    rfc: 'rfc5321#3.8',
    sample: ['mx.b.com'],
  },
  loop: { code: 554, enhanced: '5.4.6', text: 'Too many hops: this message is going in circles', rfc: 'rfc5321#6.3' },
  tlsReady: { code: 220, enhanced: '2.0.0', text: 'Ready to start TLS', rfc: 'rfc3207#4' },
  tlsUnavailable: { code: 454, enhanced: '4.7.0', text: 'TLS is not available for the moment', rfc: 'rfc3207#4' },
  tlsRequired: { code: 530, enhanced: '5.7.0', text: 'Must issue a STARTTLS command first', rfc: 'rfc3207#4' },
  challenge: { code: 334, enhanced: '', text: '{0}', rfc: 'rfc4954#4', sample: ['VXNlcm5hbWU6'] },
  authenticated: { code: 235, enhanced: '2.7.0', text: 'Authentication succeeded', rfc: 'rfc4954#6' },
  authenticationRequired: { code: 530, enhanced: '5.7.0', text: 'Authentication required', rfc: 'rfc4954#6' },
  credentialsInvalid: { code: 535, enhanced: '5.7.8', text: 'Authentication credentials invalid', rfc: 'rfc4954#6' },
  authenticationCancelled: { code: 501, enhanced: '5.7.0', text: 'Authentication cancelled', rfc: 'rfc4954#4' },
  responseSyntax: { code: 501, enhanced: '5.5.2', text: 'That is no response of this mechanism', rfc: 'rfc4954#4' },
  initialMisplaced: { code: 501, enhanced: '5.7.0', text: 'This mechanism begins with a challenge', rfc: 'rfc4954#4' },
  responseTooLong: { code: 500, enhanced: '5.5.6', text: 'Authentication exchange line is too long', rfc: 'rfc4954#6' },
  unknownMechanism: { code: 504, enhanced: '5.5.4', text: 'Authentication mechanism not recognized', rfc: 'rfc4954#4' },
  mechanismTooWeak: { code: 534, enhanced: '5.7.9', text: 'Authentication mechanism is too weak', rfc: 'rfc4954#6' },
  encryptionRequired: { code: 538, enhanced: '5.7.11', text: 'Encryption required for this authentication mechanism', rfc: 'rfc4954#6' },
  authenticationUnavailable: { code: 454, enhanced: '4.7.0', text: 'Temporary authentication failure', rfc: 'rfc4954#6' },
  tooManyAttempts: { code: 421, enhanced: '4.7.0', text: '{0} Too many failed authentications', rfc: 'rfc4954#9', sample: ['mx.b.com'] },
  queueStarted: { code: 250, enhanced: '2.0.0', text: 'OK, queuing for node {0} started', rfc: 'rfc1985#5.1', sample: ['b.com'] },
  noneWaiting: { code: 251, enhanced: '2.0.0', text: 'OK, no messages waiting for node {0}', rfc: 'rfc1985#5.1', sample: ['b.com'] },
  pendingStarted: {
    code: 252,
    enhanced: '2.0.0',
    text: 'OK, pending messages for node {0} started',
    rfc: 'rfc1985#5.1',
    sample: ['b.com'],
  },
  pendingCounted: {
    code: 253,
    enhanced: '2.0.0',
    text: 'OK, {1} pending messages for node {0} started',
    rfc: 'rfc1985#5.1',
    sample: ['b.com', 2],
  },
  queueUnable: { code: 458, enhanced: '4.3.0', text: 'Unable to queue messages for node {0}', rfc: 'rfc1985#5.1', sample: ['b.com'] },
  nodeNotAllowed: {
    code: 459,
    enhanced: '4.7.1',
    text: 'Node {0} not allowed: {1}',
    rfc: 'rfc1985#5.1',
    sample: ['b.com', 'not served here'],
  },
  nodeMissing: { code: 500, enhanced: '5.5.2', text: 'Syntax: {0}', rfc: 'rfc1985#7', sample: ['ETRN [@]node'] },
  turning: { code: 250, enhanced: '2.0.0', text: 'OK now reversing the connection', rfc: 'rfc2645#5.2' },
  turnRefused: { code: 450, enhanced: '4.7.1', text: 'Request refused', rfc: 'rfc2645#5.2' },
  noMail: { code: 453, enhanced: '4.2.0', text: 'You have no mail', rfc: 'rfc2645#5.2' },
  tooManyErrors: { code: 421, enhanced: '4.7.0', text: '{0} Too many errors', rfc: 'rfc5321#4.3.2', sample: ['mx.b.com'] },
  endlessLine: { code: 421, enhanced: '4.7.0', text: '{0} A line has no end', rfc: 'rfc5321#4.3.2', sample: ['mx.b.com'] },
  closing: { code: 421, enhanced: '4.3.2', text: '{0} Service closing transmission channel', rfc: 'rfc5321#3.8', sample: ['mx.b.com'] },
  timeout: { code: 421, enhanced: '4.4.2', text: '{0} Timeout, closing the connection', rfc: 'rfc5321#4.5.3.2.7', sample: ['mx.b.com'] },
} as const satisfies Record<string, ReplyTemplate>;

export type ReplyName = keyof typeof replies;

/** The named reply with its blanks filled in. Values from the wire are cut to 200 octets, so that no reply line passes 512. */
export function reply(name: ReplyName, ...values: (string | number)[]): Reply {
  const { code, enhanced, text } = replies[name];
  return { code, enhanced, text: [values.length === 0 ? text : filled(text, values)], name, values };
}

/** The named reply as it could be said. */
export function sampleOf(name: ReplyName): Reply {
  const { sample = [] }: ReplyTemplate = replies[name];
  return reply(name, ...sample);
}

function filled(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? '').slice(0, 200));
}
