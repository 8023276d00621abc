/** Python's smtplib with set_debuglevel: 1, and 2 with the time of day; the greeting is rarely there. */
import { unquoted } from '../log/escapes.ts';
import { ASIDE, type Heard, logFormat, shows } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { endsAt, tellLines } from '../log/telling.ts';

const CLOCK = /^\d\d:\d\d:\d\d\.\d+ /;
const CONNECT = /^connect: (?:to )?\('([^']*)', '?(\d+)'?\)/;

export const smtplib = logFormat(
  'smtplib',
  (lines) => shows(lines, /^(?:\d\d:\d\d:\d\d\.\d+ )?(?:send: b?['"]|reply: b?['"]|reply: retcode \()/),
  (sink) => new SmtplibLog(sink),
);

class SmtplibLog extends SerialLog {
  line(written: string): Heard {
    const line = written.replace(CLOCK, '');
    const connect = CONNECT.exec(line);
    if (line.startsWith('send: ')) tellLines(this.telling, 'client', unquoted(line.slice(6)), null);
    else if (line.startsWith('reply: retcode')) return;
    else if (line.startsWith('reply: ')) tellLines(this.telling, 'server', unquoted(line.slice(7)), null);
    else if (connect) this.#connected(connect[1]!, connect[2]!);
    else if (!/^(?:connect|data): /.test(line)) return ASIDE;
  }

  /** It tells of one connection up to four times. */
  #connected(host: string, port: string): void {
    if (port === '0') return;
    if (this.telling.turns.protocol !== '') this.telling.connect(endsAt(host, port));
    else this.telling.know(endsAt(host, port));
  }
}
