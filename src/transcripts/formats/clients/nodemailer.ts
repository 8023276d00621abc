/** nodemailer's own logger, and what it gives to bunyan or pino: each line with the session it belongs to. */
import { objectIn, timeIn } from '../log/json-line.ts';
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt, tellLines, type Telling } from '../log/telling.ts';

const LINE = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] (?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL) +\[(\S+?)\] (.*)$/s;
const ESTABLISHED = /^(?:Secure connection|Connection) established to (\S+):(\d+)/;
const JSON_LINE = /^\{.*"tnx":/;

export const nodemailer = logFormat(
  'nodemailer',
  (lines) => count(lines, LINE) > 0 || count(lines, JSON_LINE) > 0,
  (sink) => new NodemailerLog(sink),
);

class NodemailerLog extends ParallelLog {
  line(line: string): Heard {
    const [, session, words] = LINE.exec(line) ?? [];
    if (session !== undefined) this.#words(this.tellings.of(session), session, words!, stampOf(line).atMs);
    else if (JSON_LINE.test(line)) this.#object(line);
    else return ASIDE;
  }

  #words(telling: Telling, session: string, words: string, atMs: number | null): void {
    const established = ESTABLISHED.exec(words);
    const mark = words.slice(0, 3);
    if (mark === 'S: ') telling.line('server', words.slice(3), atMs);
    // what has no mark while the server waits for the text is the text
    else if (telling.turns.texting === 'client') this.#text(telling, words, atMs);
    else if (mark === 'C: ') telling.line('client', words.slice(3), atMs);
    else if (established) telling.connect(endsAt(established[1]!, established[2]!));
    else if (words.startsWith('Connection upgraded with STARTTLS')) telling.secure({}, atMs);
    else if (words.startsWith('Closing connection')) this.tellings.close(session, 'end', atMs);
  }

  #text(telling: Telling, words: string, atMs: number | null): void {
    if (!/^<\d+ bytes encoded mime message/.test(words)) telling.line('client', words, atMs);
  }

  /** A line of JSON: 'tnx' tells whose words `msg` are. */
  #object(line: string): void {
    const entry = objectIn(line);
    const { tnx, sid, msg } = entry;
    if (typeof msg !== 'string' || typeof sid !== 'string') return;
    const telling = this.tellings.of(sid);
    const atMs = timeIn(entry);
    if (tnx === 'server') tellLines(telling, 'server', msg.replace(/^S: /, ''), atMs);
    else if (tnx === 'client') tellLines(telling, 'client', msg.replace(/^C: /, ''), atMs);
    else if (tnx === 'message') for (const words of msg.split(/\r?\n/)) this.#text(telling, words, atMs);
    else this.#words(telling, sid, msg, atMs);
  }
}
