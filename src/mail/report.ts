/**
 * The message that says what became of another: delivery status notifications of RFC 3464 within the multipart/report of
 * RFC 6522, and their form for addresses beyond ASCII (RFC 6533).
 */
import { unstructuredField } from './compose.ts';
import { formatDate } from './date.ts';
import { fold } from './fold.ts';
import { readHeader } from './header.ts';
import { CRLF, ascii, concat, isAscii, text, utf8 } from './octets.ts';
import { freeBoundary } from './parts.ts';

/** Up to this size the original comes back whole if the sender did not say otherwise, above it only its header. */
export const WHOLE_ORIGINAL_LIMIT_OCTETS = 50_000;

/** RFC 3464 §2.3.3. */
export type ReportAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

export interface ReportedRecipient {
  address: string;
  action: ReportAction;
  /** RFC 3463: '5.1.1'. */
  status: string;
  /** What was said or found: '550 5.1.1 <x@b.com>: no such user'; of several lines the texts joined. '' for nothing. */
  diagnostic: string;
  /** It is an SMTP reply, in the words of the server that gave it. */
  quoted: boolean;
  /** Host that it is about; `''` for none. */
  remoteMta: string;
  /** What the sender called the recipient, from ORCPT: 'rfc822;bea@b.com'; '' for nothing. */
  originalRecipient: string;
}

export interface Report {
  /** Host that reports. */
  reportingMta: string;
  /** Reverse-path of the original: whom the report goes to. */
  reversePath: string;
  recipients: readonly ReportedRecipient[];
  /** The original message as it was accepted. */
  original: Uint8Array;
  /** What the sender asked for with RET (RFC 3461 §4.3); left out: whole if it is small. */
  returned?: 'FULL' | 'HDRS';
  /** From ENVID (RFC 3461 §4.4), decoded; '' for none. */
  envelopeId: string;
  /** Epoch milliseconds: when the original came here, and until when it will be tried (for delays). */
  arrivedMs: number;
  untilMs?: number;
  /** Without angle brackets. */
  messageId: string;
  /** Epoch milliseconds. */
  dateMs: number;
  boundarySeed: string;
}

/** The report's octets. It must be sent with the null reverse-path: RFC 5321 §4.5.5. */
export function report(about: Report): Uint8Array {
  const boundary = freeBoundary(about.boundarySeed, text(about.original, 0, returnedOctets(about)));
  const international = ![about.reversePath, ...about.recipients.map(({ address }) => address)].every(isAscii);
  const parts = [humanPart(about, international), statusPart(about, international), originalPart(about, international)];
  const delimited = parts.flatMap((part, index) => [ascii(`${index === 0 ? '' : '\r\n'}--${boundary}\r\n`), part]);
  return concat([utf8(reportHeader(about, boundary)), CRLF, ...delimited, ascii(`\r\n--${boundary}--\r\n`)]);
}

/** What happened to everybody, in one word: the worst of it. */
function gist(recipients: readonly ReportedRecipient[]): ReportAction {
  const order: ReportAction[] = ['failed', 'delayed', 'expanded', 'relayed', 'delivered'];
  return order.find((action) => recipients.some((recipient) => recipient.action === action)) ?? 'delivered';
}

const SUBJECTS: Record<ReportAction, string> = {
  failed: 'Undelivered mail returned to sender',
  delayed: 'Delayed mail (still being tried)',
  delivered: 'Successful mail delivery report',
  relayed: 'Mail passed on to a server that does not report',
  expanded: 'Mail passed on to the members of a list',
};

function reportHeader({ reportingMta, reversePath, messageId, dateMs, recipients }: Report, boundary: string): string {
  const lines = [
    fold('Date', [formatDate(dateMs)]),
    fold('From', ['Mail', 'Delivery', 'System', `<MAILER-DAEMON@${reportingMta}>`]),
    fold('To', [`<${reversePath}>`]),
    unstructuredField('Subject', SUBJECTS[gist(recipients)]),
    fold('Message-ID', [`<${messageId}>`]),
    // RFC 3834 §5: so that no program answers this
    fold('Auto-Submitted', ['auto-replied']),
    fold('MIME-Version', ['1.0']),
    fold('Content-Type', ['multipart/report;', 'report-type=delivery-status;', `boundary="${boundary}"`]),
  ];
  return lines.join('');
}

const SENTENCES: Record<ReportAction, string> = {
  failed: 'Your message could not be delivered to:',
  delayed: 'Your message could not be delivered yet. It will be tried again; you need not send it once more. It waits for:',
  delivered: 'Your message was delivered to:',
  relayed: 'Your message was passed on, to a server that will not report what becomes of it, for:',
  expanded: 'Your message was passed on to the members of:',
};
const ENDINGS: Partial<Record<ReportAction, string>> = {
  failed: 'The message is enclosed. Nobody reads mail sent to this address.\r\n',
};

function humanPart({ reportingMta, recipients }: Report, international: boolean): Uint8Array {
  const whole = gist(recipients);
  const reasons = recipients.map(({ address, diagnostic, quoted, remoteMta }) => {
    if (diagnostic === '') return `<${address}>\r\n`;
    const who = quoted ? `The server ${remoteMta} said` : 'This server found';
    return `<${address}>\r\n  ${who}:\r\n  ${shortLine(diagnostic)}\r\n`;
  });
  const ending = ENDINGS[whole] ?? 'Nobody reads mail sent to this address.\r\n';
  const prose = `This is the mail server ${reportingMta}.\r\n\r\n${SENTENCES[whole]}\r\n\r\n${reasons.join('\r\n')}\r\n${ending}`;
  const charset = international ? 'utf-8' : 'us-ascii';
  const encoding = international ? fold('Content-Transfer-Encoding', ['8bit']) : '';
  return utf8(`${fold('Content-Type', ['text/plain;', `charset=${charset}`])}${encoding}\r\n${prose}`);
}

/** RFC 3464 §2: one group of fields for the message, one for each recipient. */
function statusPart(about: Report, international: boolean): Uint8Array {
  const { reportingMta, envelopeId, arrivedMs, recipients } = about;
  const envelope = envelopeId === '' ? '' : fold('Original-Envelope-Id', [shortLine(envelopeId)]);
  const aboutMessage = `${envelope}${fold('Reporting-MTA', ['dns;', reportingMta])}${fold('Arrival-Date', [formatDate(arrivedMs)])}`;
  const groups = [aboutMessage, ...recipients.map((recipient) => recipientFields(recipient, about, international))];
  const type = international ? 'message/global-delivery-status' : 'message/delivery-status';
  return utf8(`${fold('Content-Type', [type])}\r\n${groups.join('\r\n')}`);
}

function recipientFields(recipient: ReportedRecipient, { untilMs }: Report, international: boolean): string {
  const { address, action, status, diagnostic, quoted, remoteMta, originalRecipient } = recipient;
  const lines = originalRecipient === '' ? [] : [fold('Original-Recipient', [shortLine(originalRecipient)])];
  lines.push(fold('Final-Recipient', [international && !isAscii(address) ? 'utf-8;' : 'rfc822;', address]));
  lines.push(fold('Action', [action]), fold('Status', [status]));
  if (remoteMta !== '') lines.push(fold('Remote-MTA', ['dns;', remoteMta]));
  // RFC 3464 §2.3.6: `smtp` is for what an SMTP server replied
  if (diagnostic !== '') lines.push(fold('Diagnostic-Code', [quoted ? 'smtp;' : 'x-mailscope;', ...shortLine(diagnostic).split(' ')]));
  if (action === 'delayed' && untilMs !== undefined) lines.push(fold('Will-Retry-Until', [formatDate(untilMs)]));
  return lines.join('');
}

/** One line of printable ASCII: what a stranger's server said must not break ours. */
function shortLine(diagnostic: string): string {
  const printable = diagnostic
    .slice(0, 600)
    .replace(/\s+/g, ' ')
    .replace(/[^ -~]/g, '?');
  return printable.trim() || 'no reason given';
}

function originalPart(about: Report, international: boolean): Uint8Array {
  const { original } = about;
  const returned = returnedOctets(about);
  const whole = returned === original.length;
  const type = international ? (whole ? 'message/global' : 'message/global-headers') : whole ? 'message/rfc822' : 'text/rfc822-headers';
  const octets = original.subarray(0, returned);
  const encoding = octets.some((code) => code > 127) ? '8bit' : '7bit';
  return concat([ascii(fold('Content-Type', [type]) + fold('Content-Transfer-Encoding', [encoding])), CRLF, octets]);
}

/** RFC 3461 §4.3: RET speaks of failures; other reports return the header only. */
function returnedOctets({ original, returned, recipients }: Report): number {
  const fits = returned === 'FULL' || (returned === undefined && original.length <= WHOLE_ORIGINAL_LIMIT_OCTETS);
  return fits && gist(recipients) === 'failed' ? original.length : readHeader(original).bodyStart;
}
