/** Exchange's protocol logs (CSV): time, connector, session, number, the two ends, what happened, and what was said. */
import { ASIDE, count, type Heard, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';

const FIELD = '("(?:[^"]|"")*"|[^,]*)';
const LINE = new RegExp(`^(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z),${FIELD},([0-9A-F]{4,}),\\d+,${FIELD},${FIELD},([-+<>*]),${FIELD},`, 's');
/** Words that begin a line of a reply to EHLO (RFC 5321 §4.1.1.1), as Exchange offers them. */
const KEYWORD =
  / (?=(?:SIZE|PIPELINING|DSN|ENHANCEDSTATUSCODES|STARTTLS|AUTH|8BITMIME|BINARYMIME|CHUNKING|SMTPUTF8|XRDST|XEXCH50|XSHADOW|X-[A-Z]+)(?: |$))/;

export const exchange = logFormat(
  'exchange',
  (lines) => count(lines, LINE) > 0,
  (sink) => new ExchangeLog(sink),
);

class ExchangeLog extends ParallelLog {
  line(line: string): Heard {
    const [, stamp, , session, local, remote, event, data] = LINE.exec(line) ?? [];
    if (session === undefined) return ASIDE;
    const { atMs } = stampOf(stamp!);
    if (event === '-') return this.tellings.close(session, 'end', atMs);
    if (event === '*') return ASIDE;
    const telling = this.tellings.of(session);
    if (event === '+') return telling.connect({});
    const words = plain(data!);
    const byServer = /^[2-5]\d\d(?:[ -]|$)/.test(words);
    if (!telling.isOpen) {
      // who sends replies is the server: a log of what was received, or of what was sent
      const serves = (event === '>') === byServer;
      const [client, server] = serves ? [remote!, local!] : [local!, remote!];
      telling.know({ client, server });
    }
    for (const said of byServer ? repliesIn(words) : [words]) telling.line(byServer ? 'server' : 'client', said, atMs);
  }
}

const plain = (field: string): string => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);

/** The lines of a reply are written as one, with blanks where they began. */
function repliesIn(words: string): string[] {
  const [, name, rest] = /^250 {1,2}(\S+ Hello \[[^\]]*\]) ?(.*)$/s.exec(words) ?? [];
  if (name === undefined) return [words];
  const lines = [
    name,
    ...` ${rest!}`
      .split(KEYWORD)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ];
  return lines.map((line, index) => `250${index < lines.length - 1 ? '-' : ' '}${line}`);
}
