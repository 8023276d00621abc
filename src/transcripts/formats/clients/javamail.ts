/** JavaMail (Jakarta Mail) with mail.debug: bare lines between those that begin with DEBUG; logins are suppressed. */
import { tellBare } from '../log/bare.ts';
import { type Heard, count, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { endsAt } from '../log/telling.ts';

const TRYING = /^DEBUG (?:SMTPS?|IMAPS?|POP3S?): (?:trying to connect to|connecting to) host "([^"]+)", port:? (\d+), isSSL:? (true|false)/;
const SUPPRESSED =
  /^DEBUG (SMTP|IMAP|POP3)S?: (?:AUTH\w* (?:\S+ )?command trace suppressed|\w+ command trace suppressed|login command trace suppressed)/i;
/** The answer to what was suppressed is suppressed too, up to here. */
const RESULT = /^DEBUG (?:SMTP|IMAP|POP3)S?: (?:AUTH\w*|login) (?:\S+ )?(?:command )?(?:result|succeeded|failed)/i;

export const javamail = logFormat(
  'javamail',
  (lines) => count(lines, /^DEBUG(?: (?:SMTP|IMAP|POP3)S?)?: /) > 1,
  (sink) => new JavamailLog(sink),
);

class JavamailLog extends SerialLog {
  line(line: string): Heard {
    if (line.startsWith('DEBUG')) return this.#event(line);
    const marked = this.telling.turns.texting === '' && /^([CS]): (.*)$/s.exec(line);
    if (marked) this.telling.line(marked[1] === 'C' ? 'client' : 'server', marked[2]!, null);
    else return tellBare(this.telling, line, null);
  }

  #event(line: string): void {
    const [, host, port, ssl] = TRYING.exec(line) ?? [];
    if (host !== undefined) this.#connect(host, port!, ssl === 'true');
    else if (SUPPRESSED.test(line)) this.telling.leftOut('client', null, null);
    else if (RESULT.test(line)) this.telling.leftOut('server', null, null);
  }

  #connect(host: string, port: string, tls: boolean): void {
    this.telling.connect(endsAt(host, port));
    if (tls) this.telling.secure({}, null);
  }
}
