/** Python's imaplib with Debug 4 or 5: minutes and seconds, then `<` and `>`; literals are only measured. */
import { unquoted } from '../log/escapes.ts';
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { tellLines } from '../log/telling.ts';

const LINE = /^ {0,4}\d\d:\d\d\.\d\d ([<>]) (.*)$/s;
const LITERAL = /^ {0,4}\d\d:\d\d\.\d\d (read|write) literal size (\d+)/;

export const imaplib = logFormat(
  'imaplib',
  (lines) => count(lines, /^ {0,4}\d\d:\d\d\.\d\d (?:[<>] b?['"*+\w]|new IMAP4 connection|imaplib version)/) > 0,
  (sink) => new ImaplibLog(sink, { evidence: 'lines', protocol: 'imap' }),
);

class ImaplibLog extends SerialLog {
  line(line: string): Heard {
    const said = LINE.exec(line);
    if (said) return tellLines(this.telling, said[1] === '<' ? 'server' : 'client', unquoted(said[2]!), null);
    const literal = LITERAL.exec(line);
    if (literal) this.#literal(literal[1] === 'read' ? 'server' : 'client', Number(literal[2]));
    else if (/new IMAP4 connection/.test(line)) this.telling.connect({ protocol: 'imap' });
    else if (!/^ {0,4}\d\d:\d\d\.\d\d /.test(line)) return ASIDE;
  }

  #literal(side: 'client' | 'server', octets: number): void {
    this.telling.leftOut(side, octets, null);
    this.telling.turns.skipText();
  }
}
