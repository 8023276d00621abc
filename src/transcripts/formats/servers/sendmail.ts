/** sendmail -v, as it delivers: commands behind `>>>`, replies bare; of a message only its last line. */
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';

const CONNECTING = /^(?:050 )?\S.*\.\.\. Connecting to (\S+?)\.? (?:port (\d+) )?via (\w+)\.\.\.$/;
const COMMAND = /^(?:050 )?>>> (.*)$/s;
const REPLY = /^(?:050 )?([2-5]\d\d(?:[ -].*)?)$/s;

export const sendmail = logFormat(
  'sendmail',
  (lines) => count(lines, CONNECTING) > 0 && count(lines, COMMAND) > 0,
  (sink) => new SendmailLog(sink),
);

class SendmailLog extends SerialLog {
  line(line: string): Heard {
    const [, host, port = '25', mailer] = CONNECTING.exec(line) ?? [];
    const command = COMMAND.exec(line)?.[1];
    const reply = REPLY.exec(line)?.[1];
    if (host !== undefined)
      this.telling.connect({ server: `${host}:${port}`, serverName: host, protocol: mailer === 'lmtp' ? 'lmtp' : 'smtp' });
    else if (command !== undefined) this.telling.lineWithoutText(command, null);
    else if (reply !== undefined) this.telling.line('server', reply, null);
    else return ASIDE;
  }
}
