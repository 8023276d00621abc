/** The message that says that another was not delivered: RFC 3464 within the multipart/report of RFC 3462. */
import { freeBoundary, unstructuredField } from './compose.ts';
import { formatDate } from './date.ts';
import { fold } from './fold.ts';
import { readHeader } from './header.ts';
import { CRLF, ascii, concat, text } from './octets.ts';

/** Up to this size the original comes back whole, above it only its header. */
export const WHOLE_ORIGINAL_LIMIT_OCTETS = 50_000;

export interface FailedRecipient {
  address: string;
  /** RFC 3463: '5.1.1'. */
  status: string;
  /** What the server said: '550 5.1.1 <x@b.com>: no such user'; of several lines the texts joined. */
  diagnostic: string;
  /** Host that said it; `''` if the failure was found here. */
  remoteMta: string;
}

export interface Failure {
  /** Host that gives up. */
  reportingMta: string;
  /** Reverse-path of the original: whom the report goes to. */
  reversePath: string;
  recipients: FailedRecipient[];
  /** The original message as it was accepted. */
  original: Uint8Array;
  /** Without angle brackets. */
  messageId: string;
  /** Epoch milliseconds. */
  dateMs: number;
  boundarySeed: string;
}

/** The report's octets. It must be sent with the null reverse-path: RFC 5321 §4.5.5. */
export function bounce(failure: Failure): Uint8Array {
  const boundary = freeBoundary(failure.boundarySeed, text(failure.original, 0, returnedOctets(failure.original)));
  const parts = [humanPart(failure), statusPart(failure), originalPart(failure.original)];
  const delimited = parts.flatMap((part, index) => [ascii(`${index === 0 ? '' : '\r\n'}--${boundary}\r\n`), part]);
  return concat([ascii(reportHeader(failure, boundary)), CRLF, ...delimited, ascii(`\r\n--${boundary}--\r\n`)]);
}

function reportHeader({ reportingMta, reversePath, messageId, dateMs }: Failure, boundary: string): string {
  const lines = [
    fold('Date', [formatDate(dateMs)]),
    fold('From', ['Mail', 'Delivery', 'System', `<MAILER-DAEMON@${reportingMta}>`]),
    fold('To', [`<${reversePath}>`]),
    unstructuredField('Subject', 'Undelivered mail returned to sender'),
    fold('Message-ID', [`<${messageId}>`]),
    // RFC 3834 §5: so that no program answers this
    fold('Auto-Submitted', ['auto-replied']),
    fold('MIME-Version', ['1.0']),
    fold('Content-Type', ['multipart/report;', 'report-type=delivery-status;', `boundary="${boundary}"`]),
  ];
  return lines.join('');
}

function humanPart({ reportingMta, recipients }: Failure): Uint8Array {
  const reasons = recipients.map(({ address, diagnostic, remoteMta }) => {
    const who = remoteMta === '' ? 'This server found' : `The server ${remoteMta} said`;
    return `<${address}>\r\n  ${who}:\r\n  ${shortLine(diagnostic)}\r\n`;
  });
  const prose = `This is the mail server ${reportingMta}.\r\n\r\nYour message could not be delivered to:\r\n\r\n${reasons.join('\r\n')}\r\nThe message is enclosed. Nobody reads mail sent to this address.\r\n`;
  return ascii(`${fold('Content-Type', ['text/plain;', 'charset=us-ascii'])}\r\n${prose}`);
}

/** RFC 3464 §2: one group of fields for the message, one for each recipient. */
function statusPart({ reportingMta, recipients }: Failure): Uint8Array {
  const aboutMessage = fold('Reporting-MTA', ['dns;', reportingMta]);
  const groups = [aboutMessage, ...recipients.map(recipientFields)];
  return ascii(`${fold('Content-Type', ['message/delivery-status'])}\r\n${groups.join('\r\n')}`);
}

function recipientFields({ address, status, diagnostic, remoteMta }: FailedRecipient): string {
  const lines = [fold('Final-Recipient', ['rfc822;', address]), fold('Action', ['failed']), fold('Status', [status])];
  if (remoteMta !== '') lines.push(fold('Remote-MTA', ['dns;', remoteMta]));
  lines.push(fold('Diagnostic-Code', ['smtp;', ...shortLine(diagnostic).split(' ')]));
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

function originalPart(original: Uint8Array): Uint8Array {
  const returned = returnedOctets(original);
  const type = returned === original.length ? 'message/rfc822' : 'text/rfc822-headers';
  const octets = original.subarray(0, returned);
  const encoding = octets.some((code) => code > 127) ? '8bit' : '7bit';
  return concat([ascii(fold('Content-Type', [type]) + fold('Content-Transfer-Encoding', [encoding])), CRLF, octets]);
}

function returnedOctets(original: Uint8Array): number {
  return original.length <= WHOLE_ORIGINAL_LIMIT_OCTETS ? original.length : readHeader(original).bodyStart;
}
