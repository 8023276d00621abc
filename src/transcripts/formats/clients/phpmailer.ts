/** PHPMailer's SMTPDebug, as plain text, as HTML, and of its older versions; a reply's further lines have no mark. */
import { own } from '../../../own.ts';
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt } from '../log/telling.ts';
import type { Side } from '../../sink.ts';

const MARKS: readonly [RegExp, Side][] = [
  [/^SERVER -> CLIENT: ?/, 'server'],
  [/^CLIENT -> SERVER: ?/, 'client'],
  [/^SMTP -> FROM SERVER: ?/, 'server'],
  [/^CLIENT -> SMTP: ?/, 'client'],
];
const OPENING = /^Connection: opening to (?:\w+:\/\/)?(\S+?):(\d+)/;
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#039': "'", nbsp: ' ' };

export const phpmailer = logFormat(
  'phpmailer',
  (lines) => count(lines, /(?:SERVER -&?(?:gt;|>) CLIENT|CLIENT -&?(?:gt;|>) SERVER|SMTP -&?(?:gt;|>) FROM SERVER): ?/) > 0,
  (sink) => new PhpmailerLog(sink),
);

class PhpmailerLog extends SerialLog {
  /** Who spoke last: the next line without a mark is his. */
  #side: Side | null = null;
  #atMs: number | null = null;

  line(written: string): Heard {
    const plain = /<br ?\/?>|-&gt;/.test(written) ? fromHtml(written) : written;
    const stamp = stampOf(plain);
    const line = plain.slice(stamp.length);
    if (stamp.length > 0) this.#atMs = stamp.atMs;
    const mark = MARKS.find(([pattern]) => pattern.test(line));
    if (mark) this.#said(mark[1], line.replace(mark[0], ''));
    else if (/^(?:Connection: |SMTP |PHPMailer)/.test(line)) this.#event(line);
    else if (stamp.length === 0 && this.#side === 'server' && line.trim() !== '') this.#said('server', line.trim());
    else {
      if (stamp.length > 0) this.#side = null;
      return ASIDE;
    }
  }

  #said(side: Side, line: string): void {
    this.#side = side;
    // Apache and syslog write line ends out
    const said = line.includes('\\r\\n') ? line.replace(/(?:\\r\\n)+$/, '').split('\\r\\n') : [line];
    for (const each of said) this.telling.line(side, side === 'server' ? each.replace(/\s*(?:\\n)?\s*$/, '') : each, this.#atMs);
  }

  #event(line: string): void {
    const [, host, port] = OPENING.exec(line) ?? [];
    this.#side = null;
    if (host !== undefined) this.telling.connect(endsAt(host, port!));
    else if (/^Connection: closed/.test(line)) this.telling.close('end', this.#atMs);
  }
}

function fromHtml(line: string): string {
  return line.replace(/<br ?\/?>/g, '').replace(/&(lt|gt|amp|quot|nbsp|#039);/g, (_, name: string) => own(ENTITIES, name)!);
}
