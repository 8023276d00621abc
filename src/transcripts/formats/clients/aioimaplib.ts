/** Python's aioimaplib at the level DEBUG: what was sent and received as Python writes octets, several lines at once. */
import { unquoted } from '../log/escapes.ts';
import { ASIDE, count, type Heard, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt, tellLines } from '../log/telling.ts';

const LINE = /\baioimaplib\b.*?\b(Sending|Received) ?: (b?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))\s*$/;
const CONNECTED = /\baioimaplib\b.*connected to peername \('([^']+)', (\d+)/;

export const aioimaplib = logFormat(
  'aioimaplib',
  (lines) => count(lines, LINE) > 0,
  (sink) => new AioimaplibLog(sink, { evidence: 'lines', protocol: 'imap' }),
);

class AioimaplibLog extends SerialLog {
  line(line: string): Heard {
    const [, verb, literal] = LINE.exec(line) ?? [];
    const [, host, port] = CONNECTED.exec(line) ?? [];
    if (literal !== undefined)
      return tellLines(this.telling, verb === 'Sending' ? 'client' : 'server', unquoted(literal), stampOf(line).atMs);
    if (host === undefined) return ASIDE;
    this.telling.connect({ ...endsAt(host, port!), protocol: 'imap' });
  }
}
