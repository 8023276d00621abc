/** Dovecot's own log: who logged in from where, of which nothing that was said is known; and what was delivered by LMTP or LDA. */
import { own } from '../../../own.ts';
import { ASIDE, count, type Heard, type Log, logFormat } from '../log/log-format.ts';
import { stampOf } from '../log/stamps.ts';
import { Telling, Tellings } from '../log/telling.ts';
import { Trails } from '../log/trails.ts';
import type { Sink } from '../../sink.ts';
import { SyslogTime, type SyslogStamp } from './syslog-time.ts';

const SERVICE = '(imap|pop3|submission|managesieve|lmtp|lda|deliver|auth|indexer|master|anvil|stats)(-login|-worker)?';
const LINE = new RegExp(
  `^(?:([A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d)|\\d{4}-\\d\\d-\\d\\d[T ][\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d)?) (?:(\\S+) dovecot(?:\\[\\d+\\])?: )?${SERVICE}(?:\\(([^)]*)\\))?((?:<[^>]*>)*): (?:(?:Info|Warning|Error|Debug|Fatal|Panic): )?(.*)$`,
  's',
);
const LOGIN = /^(?:Login|Logged in): user=<([^>]*)>.*\brip=([^,\s]+), lip=([^,\s]+)/;
const SESSION = /\bsession=<([^>]+)>/;
const SAVED = /\bmsgid=<?([^>:\s]*)>?.*: (?:saved|stored|save) mail (?:in)?to /;
const PROTOCOLS: Readonly<Record<string, string>> = { imap: 'imap', pop3: 'pop3', submission: 'submission' };

export const dovecot = logFormat(
  'dovecot',
  (lines) => count(lines, LINE) > 0,
  (sink) => new DovecotLog(sink),
);

class DovecotLog implements Log {
  readonly #sessions: Tellings;
  readonly #trails: Trails;
  readonly #time: SyslogTime;
  #count = 0;

  constructor(sink: Sink) {
    this.#sessions = new Tellings(() => new Telling(sink));
    this.#trails = new Trails(sink);
    this.#time = new SyslogTime(sink);
  }

  line(line: string): Heard {
    const [, stamp, host = '', service, login, user = '', ids = '', words = ''] = LINE.exec(line) ?? [];
    if (service === undefined) return ASIDE;
    const at: SyslogStamp = stamp === undefined ? { ms: stampOf(line).atMs ?? NaN, hasYear: true } : this.#time.read(stamp);
    const protocol = own(PROTOCOLS, service);
    const saved = SAVED.exec(words);
    if (login === '-login' && protocol !== undefined) return this.#login(protocol, words, this.#time.epochMs(at));
    if (saved) return this.#saved(saved[1]!, { service, user, host, line }, at);
    if (!words.startsWith('Disconnected')) return ASIDE;
    const session = /<([^>]*)>$/.exec(ids)?.[1];
    if (session === undefined) return ASIDE;
    this.#sessions.close(session, 'end', this.#time.epochMs(at));
  }

  end(): void {
    this.#sessions.end();
    this.#trails.endOf('dovecot');
    this.#time.end();
  }

  /** What was said is not in the log: all of it is missing. */
  #login(protocol: string, words: string, atMs: number | null): Heard {
    const [, , client, server] = LOGIN.exec(words) ?? [];
    if (client === undefined) return ASIDE;
    const telling = this.#sessions.of(SESSION.exec(words)?.[1] ?? `#${++this.#count}`);
    telling.connect({ client, server: server!, protocol });
    if (/, (?:TLS|secured)\b/.test(words)) telling.secure({}, atMs, false);
    telling.leftOut('client', null, atMs);
    telling.leftOut('server', null, atMs);
  }

  #saved(messageId: string, { service, user, host, line }: Record<'service' | 'user' | 'host' | 'line', string>, at: SyslogStamp): void {
    const id = `#${++this.#count}`;
    this.#trails.named(id, messageId);
    const word = service === 'lmtp' ? 'LMTP' : 'local';
    const told = { fromName: word === 'LMTP' ? '' : host, byName: host, with: word, recipients: [user], status: 'delivered' };
    this.#trails.went(id, told, () => this.#time.epochMs(at), line);
    this.#trails.done(id);
  }
}
