/** Python's poplib with set_debuglevel: at 1 the commands alone, at 2 every line that is put and got. */
import { unquoted } from '../log/escapes.ts';
import { ASIDE, type Heard, logFormat, shows } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { tellLines } from '../log/telling.ts';

const STAT = /^\*stat\* \[b?'(\+OK)', b?'(\d+)', b?'(\d+)'/;

export const poplib = logFormat(
  'poplib',
  (lines) => shows(lines, /^\*(?:cmd|put|get|resp|welcome)\* b?['"]/),
  (sink) => new PoplibLog(sink, { evidence: 'lines', protocol: 'pop3' }),
);

class PoplibLog extends SerialLog {
  /** Level 1: a command that may still be followed by what was really put. */
  #command: string | null = null;
  #puts = false;

  line(line: string): Heard {
    const mark = /^\*(cmd|put|get|stat|welcome)\* /.exec(line)?.[1];
    if (mark === undefined) return line.startsWith('*') ? undefined : ASIDE;
    const said = line.slice(mark.length + 3);
    if (mark === 'put') this.#put(said);
    else this.#flush();
    if (mark === 'cmd') this.#command = said;
    else if (mark === 'get') tellLines(this.telling, 'server', unquoted(said), null);
    else if (mark === 'welcome') this.#welcome(said);
    else if (mark === 'stat') this.#stat(line);
  }

  override end(): void {
    this.#flush();
    super.end();
  }

  /** `*put*` says it with its quotes. */
  #put(said: string): void {
    this.#puts = true;
    this.#command = null;
    tellLines(this.telling, 'client', unquoted(said), null);
  }

  #flush(): void {
    if (this.#command === null) return;
    const said = unquoted(this.#command);
    this.#command = null;
    tellLines(this.telling, 'client', said, null);
    if (!/^STAT$/i.test(said)) this.telling.leftOut('server', null, null);
  }

  #welcome(said: string): void {
    if (!this.#puts) tellLines(this.telling, 'server', unquoted(said), null);
  }

  /** At level 1 the only answer there is, taken apart. */
  #stat(line: string): void {
    const [, ok, messages, octets] = STAT.exec(line) ?? [];
    if (ok !== undefined && !this.#puts) this.telling.line('server', `${ok} ${messages} ${octets}`, null);
  }
}
