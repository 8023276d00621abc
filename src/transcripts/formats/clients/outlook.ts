/** Outlook's OPMLOG: `<rx>` and `[tx]` behind time, protocol and server. */
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt } from '../log/telling.ts';

const LINE = /^(\d{4})\.(\d\d)\.(\d\d) (\d\d:\d\d:\d\d) (SMTP|POP3|IMAP) \(([^)]*)\): (.*)$/s;
const SAID = /^(<rx>|\[tx\]) (.*)$/s;
const PORT = /^Port: (\d+), Secure: (\w+)/;

export const outlook = logFormat(
  'outlook',
  (lines) => count(lines, LINE) > 0,
  (sink) => new OutlookLog(sink),
);

class OutlookLog extends ParallelLog {
  line(line: string): Heard {
    const [, year, month, day, clock, protocol, host, words] = LINE.exec(line) ?? [];
    if (words === undefined) return ASIDE;
    const { atMs } = stampOf(`${year}-${month}-${day} ${clock} `);
    const key = `${protocol} ${host}`;
    const [, mark, said] = SAID.exec(words) ?? [];
    const [, port, secure] = PORT.exec(words) ?? [];
    if (said !== undefined) this.tellings.of(key).line(mark === '<rx>' ? 'server' : 'client', said, atMs);
    else if (port !== undefined) this.#connect(key, host!, port, secure!);
    else if (words === 'End execution') this.tellings.close(key, 'end', atMs);
  }

  #connect(key: string, host: string, port: string, secure: string): void {
    const telling = this.tellings.of(key);
    telling.connect(endsAt(host, port));
    if (secure === 'SSL') telling.secure({}, null);
  }
}
