/** offlineimap with -d imap: imaplib2's lines, `>` and `<` behind minutes, seconds and the name of a thread, as Python writes octets. */
import { unquoted } from '../log/escapes.ts';
import { ASIDE, count, type Heard, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { tellLines } from '../log/telling.ts';

const LINE =
  /^\s*(?:DEBUG\[imap\]: *)?\d\d:\d\d\.\d\d .*?(?:(?:writer )?(>)|(?:reader )?(<)) (b?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))\s*$/;

export const offlineimap = logFormat(
  'offlineimap',
  (lines) => count(lines, /^OfflineIMAP |^\s*DEBUG\[imap\]: /) > 0 && count(lines, LINE) > 0,
  (sink) => new OfflineimapLog(sink, { evidence: 'lines', protocol: 'imap' }),
);

class OfflineimapLog extends SerialLog {
  line(line: string): Heard {
    const [, sent, , literal] = LINE.exec(line) ?? [];
    if (literal === undefined) return ASIDE;
    tellLines(this.telling, sent === undefined ? 'server' : 'client', unquoted(literal), null);
  }
}
