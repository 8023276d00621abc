/** MailKit's ProtocolLogger: `C: ` and `S: ` at the beginning of every line, the address of the server before them. */
import { own } from '../../../own.ts';
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt } from '../log/telling.ts';

const CONNECTED = /^\s*Connected to (smtps?|imaps?|pops?):\/\/(\[[^\]]+\]|[^:/]+):(\d+)/;
/** .NET's logger for the console says with each line who writes it. */
const LOGGER = /^(?:trce|dbug|info|warn|fail|crit): \S+\[\d+\]$/;
const PROTOCOLS: Record<string, string> = { pop: 'pop3', pops: 'pop3', imap: 'imap', imaps: 'imap' };

export const mailkit = logFormat(
  'mailkit',
  (lines) => count(lines, CONNECTED) > 0,
  (sink) => new MailkitLog(sink),
);

class MailkitLog extends SerialLog {
  line(written: string): Heard {
    const stamp = stampOf(written);
    const line = written.slice(stamp.length).trimStart();
    if (line.startsWith('S: ')) this.telling.line('server', line.slice(3), stamp.atMs);
    else if (line.startsWith('C: ')) this.telling.line('client', line.slice(3), stamp.atMs);
    else if (CONNECTED.test(line)) this.#event(line, stamp.atMs);
    else if (!LOGGER.test(line)) return ASIDE;
  }

  #event(line: string, atMs: number | null): void {
    const [, scheme, host, port] = CONNECTED.exec(line) ?? [];
    if (scheme === undefined) return;
    const protocol = own(PROTOCOLS, scheme);
    this.telling.connect({ ...endsAt(host!.replace(/^\[|\]$/g, ''), port!), ...(protocol && { protocol }) });
    if (scheme.endsWith('s')) this.telling.secure({}, atMs);
  }
}
