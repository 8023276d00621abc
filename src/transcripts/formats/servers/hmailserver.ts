/** hMailServer's log: columns in quotation marks, line ends written as [nl]; what it serves and what it asks others for. */
import { ASIDE, count, type Heard, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';

const LINE = /^"(SMTPD|SMTPC|POP3D|POP3C|IMAPD)"\t\d+\t(\d+)\t"([^"]*)"\t"([^"]*)"\t"(SENT|RECEIVED): (.*)"$/s;
const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['POP3', 'pop3'],
  ['IMAP', 'imap'],
]);

export const hmailserver = logFormat(
  'hmailserver',
  (lines) => count(lines, LINE) > 0,
  (sink) => new HmailserverLog(sink),
);

class HmailserverLog extends ParallelLog {
  line(line: string): Heard {
    const [, part, session, stamp, peer, direction, words] = LINE.exec(line) ?? [];
    if (part === undefined) return ASIDE;
    const serves = part.endsWith('D');
    const { atMs } = stampOf(stamp!);
    const telling = this.tellings.of(`${part} ${session}`);
    const protocol = PROTOCOLS.get(part.slice(0, 4));
    if (!telling.isOpen) telling.know({ ...(serves ? { client: peer! } : { server: peer! }), ...(protocol && { protocol }) });
    const side = (direction === 'SENT') === serves ? 'server' : 'client';
    for (const said of words!.split('[nl]')) telling.line(side, said, atMs);
  }
}
