/** K-9 Mail and Thunderbird for Android in logcat: `conn12345>>>` and `<<<` for IMAP, `SMTP >>>` and `POP3 <<<` for the others. */
import { ASIDE, count, type Heard, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';

const LINE = /(?:^|: |\t)(conn\d+|SMTP|POP3|IMAP)( ?)(>>>|<<<) ?(.*)$/s;
const LOGCAT = /^\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} .*\bk9\b|^[VDIWE]\/k9\b/i;

export const k9 = logFormat(
  'k9',
  (lines) => lines.some((line) => LOGCAT.test(line) && LINE.test(line)) && count(lines, LINE) > 0,
  (sink) => new K9Log(sink),
);

class K9Log extends ParallelLog {
  line(line: string): Heard {
    const [, key, , arrow, words] = LINE.exec(line) ?? [];
    if (key === undefined) return ASIDE;
    this.tellings.of(key).line(arrow === '<<<' ? 'server' : 'client', words!, null);
  }
}
