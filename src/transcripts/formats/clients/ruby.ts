/** Ruby's Net::SMTP and Net::POP3 with set_debug_output: strings as Ruby writes them, behind arrows; no text is shown. */
import { unquoted } from '../log/escapes.ts';
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { endsAt, tellLines } from '../log/telling.ts';

/** What is read has an arrow to the right. */
const SAID = /^(->|<-) (".*")$/;
const OPENED = /^(?:Connection opened: |opening connection to |POP session started: )(.+):(\d+)(?: \(\w+\)|\.\.\.)?$/;
const OWN =
  /^(?:writing message from |wrote \d+ bytes|reading message\.\.\.|read message \(|TLS connection started|SMTP session |POP session |opened$)/;

export const ruby = logFormat(
  'ruby',
  (lines) => count(lines, SAID) > 1 && count(lines, /^-> "(?:[2-5]\d\d[ -]|\+OK|-ERR)/) > 0,
  (sink) => new RubyLog(sink),
);

class RubyLog extends SerialLog {
  line(line: string): Heard {
    const [, arrow, literal] = SAID.exec(line) ?? [];
    const [, host, port] = OPENED.exec(line) ?? [];
    if (literal !== undefined) tellLines(this.telling, arrow === '->' ? 'server' : 'client', unquoted(literal), null);
    else if (host !== undefined) this.telling.connect(endsAt(host, port!));
    else if (!OWN.test(line)) return ASIDE;
  }
}
