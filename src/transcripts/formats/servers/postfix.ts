/**
 * Postfix's log: of `smtpd -v` and `smtp -v` the sessions, line by line; of the ordinary lines the messages, each followed by
 * its queue id from hop to hop, also into the next server's lines where those are in the same file.
 */
import { ASIDE, type Heard, type Log, count, logFormat } from '../log/log-format.ts';
import { endsAt, Telling, Tellings } from '../log/telling.ts';
import type { Sink } from '../../sink.ts';
import { Queue } from './queue.ts';
import { SyslogTime } from './syslog-time.ts';

/** `syslog_name` may be anything; then the daemons are known by their own names (master.cf). */
const DAEMON =
  'smtpd|smtp|lmtp|cleanup|o?qmgr|local|virtual|pipe|bounce|pickup|error|discard|postscreen|tlsproxy|anvil|trivial-rewrite|verify';
const LINE = new RegExp(
  `^(?:<\\d+>)?([A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d|\\d{4}-\\d\\d-\\d\\dT\\S+) (\\S+) (?:postfix[\\w-]*/(?:[\\w-]+/)*|[\\w.-]+/(?=(?:${DAEMON})\\[))([\\w-]+)\\[(\\d+)\\]: (.*)$`,
  's',
);
const SAID = /^([<>]) (\S+)\[([^\]]*)\](?::(\d+))?: (.*)$/s;
const TLS = /^\w+ TLS connection (?:established|reused) (?:from|to) \S+?\[[^\]]*\](?::\d+)?: (\S+) with cipher (\S+)/;

export const postfix = logFormat(
  'postfix',
  (lines) => count(lines, LINE) > 0,
  (sink) => new PostfixLog(sink),
);

class PostfixLog implements Log {
  readonly #processes: Tellings;
  readonly #queue: Queue;
  readonly #time: SyslogTime;

  constructor(sink: Sink) {
    this.#processes = new Tellings(() => new Telling(sink));
    this.#time = new SyslogTime(sink);
    this.#queue = new Queue(sink, this.#time);
  }

  line(line: string): Heard {
    const [, stamp, host, service, pid, words] = LINE.exec(line) ?? [];
    if (stamp === undefined) return ASIDE;
    const at = this.#time.read(stamp);
    const said = words!.charCodeAt(1) === 32 ? SAID.exec(words!) : null;
    if (said) return this.#said(said, `${service} ${pid}`, service!, this.#time.epochMs(at));
    const key = `${service} ${pid}`;
    const tls = TLS.exec(words!);
    if (tls) this.#queue.secured(key, `${tls[1]} ${tls[2]}`);
    else if (words!.startsWith('disconnect from ')) this.#processes.close(key, 'end', this.#time.epochMs(at));
    this.#queue.note({ at, host: host!, service: service!, process: key, words: words!, line });
  }

  end(): void {
    this.#processes.end();
    this.#queue.end();
    this.#time.end();
  }

  /** smtpd is the server: what it gets is the client's. smtp and lmtp are clients. */
  #said([, arrow, name, address, port, words]: RegExpExecArray, key: string, service: string, atMs: number | null): void {
    const serves = service.startsWith('smtpd');
    const telling = this.#processes.of(key);
    if (!telling.isOpen)
      telling.know(serves ? { client: address!.includes(':') ? '' : address!, clientName: name! } : endsOf(name!, address!, port));
    telling.line((arrow === '<') === serves ? 'client' : 'server', words!, atMs);
  }
}

const endsOf = (name: string, address: string, port = '25') => ({ ...endsAt(address, port), serverName: name });
