/** Roundcube's logs: `Send:` and `Recv:` for SMTP, `C:` and `S:` for IMAP, behind time and session; of several lines sent at once only the first has them. */
import { ASIDE, type Heard, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { endsAt } from '../log/telling.ts';
import { stampOf } from '../log/stamps.ts';
import type { Side } from '../../sink.ts';

const LINE = /^(?:<([^>]*)> )?(?:(\[[0-9A-F]{4}\]) )?(Send|Recv|C|S): (.*)$/s;
const CONNECTING = /^(?:<([^>]*)> )?Connecting to (?:(tls|ssl):\/\/)?(\S+?):(\d+)\.{3}$/;

export const roundcube = logFormat(
  'roundcube',
  (lines) => lines.some((line) => line.startsWith('[') && LINE.test(line.slice(stampOf(line).length))),
  (sink) => new RoundcubeLog(sink),
);

class RoundcubeLog extends ParallelLog {
  #key = '';
  #side: Side | null = null;
  #atMs: number | null = null;

  line(line: string): Heard {
    const stamp = stampOf(line);
    const words = line.slice(stamp.length);
    const [, session = '', connection = '', verb, said] = LINE.exec(words) ?? [];
    const key = `${session}${connection}`;
    if (stamp.length > 0 && said !== undefined) {
      this.#key = key;
      this.#side = verb === 'Send' || verb === 'C' ? 'client' : 'server';
      this.#atMs = stamp.atMs;
      this.tellings.of(key).line(this.#side, said, stamp.atMs);
    } else if (stamp.length > 0) return this.#event(words, stamp.atMs);
    else if (this.#side !== null && this.tellings.of(this.#key).turns.texting === this.#side) {
      this.tellings.of(this.#key).line(this.#side, line, this.#atMs);
    } else return ASIDE;
  }

  #event(words: string, atMs: number | null): Heard {
    const [, key = '', tls, host, port] = CONNECTING.exec(words) ?? [];
    this.#side = null;
    if (host === undefined) return ASIDE;
    this.tellings.of(key).connect(endsAt(host, port!));
    // Net_SMTP says tls:// for STARTTLS too, but for the port that is TLS from its first octet
    if (tls === 'ssl' || port === '465') this.tellings.of(key).secure({}, atMs);
  }
}
