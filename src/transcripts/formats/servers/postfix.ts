/**
 * Postfix's log: of `smtpd -v` and `smtp -v` the sessions, line by line; of the ordinary lines the messages, each followed by
 * its queue id from hop to hop, also into the next server's lines where those are in the same file.
 */
import { ASIDE, type Heard, type Log, count, logFormat, shows } from '../log/log-format.ts';
import { endsAt, Telling, Tellings } from '../log/telling.ts';
import { looksSaidByServer } from '../log/turns.ts';
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
/** Of a logger that keeps the program's name, or nothing but the words, they alone tell that Postfix wrote them. */
const WORDS =
  '(?:[0-9A-F]{6,}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{12,}): (?:client=|uid=\\d+ from=|message-id=|from=<|to=<|removed$)|NOQUEUE: reject: ';
const AROUND = '(?:dis)?connect from \\S+\\[|[<>] \\S+\\[[^\\]]*\\](?::\\d+)?: ';
const nameless = (words: string): RegExp =>
  new RegExp(
    `^(?:<\\d+>)?(?:([A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d|\\d{4}-\\d\\d-\\d\\dT\\S+) (\\S+) )?(?:postfix[\\w-]*(?:\\[(\\d+)\\])?: )?((?:${words}).*)$`,
    's',
  );
const NAMELESS = nameless(`${WORDS}|${AROUND}`);
const SURELY_NAMELESS = nameless(WORDS);
const SPOKEN = / postfix[\w-]*(?:\[\d+\])?: [<>] \S+\[[^\]]*\](?::\d+)?: /;
const SAID = /^([<>]) (\S+)\[([^\]]*)\](?::(\d+))?: (.*)$/s;
const TLS = /^\w+ TLS connection (?:established|reused) (?:from|to) \S+?\[[^\]]*\](?::\d+)?: (\S+) with cipher (\S+)/;

export const postfix = logFormat(
  'postfix',
  (lines) => count(lines, LINE) > 0 || shows(lines, SURELY_NAMELESS) || shows(lines, SPOKEN),
  (sink) => new PostfixLog(sink),
);

/** What stands in a line; '' where it does not. */
interface Noted {
  stamp: string;
  host: string;
  service: string;
  pid: string;
  words: string;
}

function notedIn(line: string): Noted | undefined {
  const [, stamp, host, service, pid, words] = LINE.exec(line) ?? [];
  if (words !== undefined) return { stamp: stamp!, host: host!, service: service!, pid: pid!, words };
  const [, at = '', on = '', process = '', said] = NAMELESS.exec(line) ?? [];
  return said === undefined ? undefined : { stamp: at, host: on, service: serviceOf(said), pid: process, words: said };
}

/** The daemon that writes such words. */
function serviceOf(words: string): string {
  const [, arrow, said] = /^([<>]) \S+ (.*)$/s.exec(words) ?? [];
  if (arrow !== undefined) return (arrow === '>') === looksSaidByServer(said!) ? 'smtpd' : 'smtp';
  const [, relay, within] = / relay=([^,[]*)(?:\[([^\]]*)\])?/.exec(words) ?? [];
  if (relay === undefined) return 'smtpd';
  if (within !== undefined) return within.includes('/') ? 'lmtp' : 'smtp';
  return relay === 'none' ? 'smtp' : relay === 'local' || relay === 'virtual' ? relay : 'pipe';
}

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
    const noted = notedIn(line);
    if (!noted) return ASIDE;
    const { stamp, host, service, words } = noted;
    const at = this.#time.read(stamp);
    const said = words.charCodeAt(1) === 32 ? SAID.exec(words) : null;
    const key = `${service} ${noted.pid}`;
    if (said) return this.#said(said, key, service, this.#time.epochMs(at));
    const tls = TLS.exec(words);
    if (tls) this.#queue.secured(key, `${tls[1]} ${tls[2]}`);
    else if (words.startsWith('disconnect from ')) this.#processes.close(key, 'end', this.#time.epochMs(at));
    this.#queue.note({ at, host, service, process: key, words, line });
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
