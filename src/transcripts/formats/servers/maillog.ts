/** sendmail's lines in syslog: of each message who handed it in (`from=`), and what became of each delivery (`to=`, `stat=`). */
import { ASIDE, count, type Heard, type Log, logFormat } from '../log/log-format.ts';
import { replyAtEnd, Trails } from '../log/trails.ts';
import type { Sink } from '../../sink.ts';
import { SyslogTime } from './syslog-time.ts';

const LINE =
  /^(?:<\d+>)?([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S+) (\S+) [\w./-]+\[\d+\]: ([0-9A-Za-z]{12,16}): ((?:from=.*\bnrcpts=|to=.*\bstat=).*)$/s;
const TLS = /\]: STARTTLS=\w+, relay=(.*?), version=(\S+), .*cipher=([^,]+)/;
const RELAY = /\brelay=(\S+?)\.?(?: \[([^\]]+)\])?(?:,|$| \()/;
const HERE: ReadonlySet<string> = new Set(['local', 'prog', '*file*', '*include*', 'cyrus']);

export const maillog = logFormat(
  'maillog',
  (lines) => count(lines, LINE) > 0,
  (sink) => new Maillog(sink),
);

class Maillog implements Log {
  readonly #trails: Trails;
  readonly #time: SyslogTime;
  /** TLS as it was set up with the other end that was told last. */
  #tls = { relay: '', told: '' };

  constructor(sink: Sink) {
    this.#trails = new Trails(sink);
    this.#time = new SyslogTime(sink);
  }

  line(line: string): Heard {
    const [, stamp, host, id, words] = LINE.exec(line) ?? [];
    const [, relay, version, cipher] = stamp === undefined ? (TLS.exec(line) ?? []) : [];
    if (relay !== undefined) this.#tls = { relay, told: `${version} ${cipher}` };
    if (stamp === undefined) return ASIDE;
    const at = this.#time.read(stamp);
    const moment = (): number | null => this.#time.epochMs(at);
    if (!words!.startsWith('from=')) return this.#trails.went(id!, delivery(host!, words!), moment, line);
    const messageId = fieldIn(words!, 'msgid').replace(/^<|>$/g, '');
    this.#time.learn(messageId, at);
    this.#trails.named(id!, messageId);
    this.#trails.sent(id!, /^from=<?([^>,]*)/.exec(words!)![1]!);
    const [, name = '', address = ''] = RELAY.exec(words!) ?? [];
    const [isTold, protocol] = [this.#tls.relay !== '' && words!.endsWith(this.#tls.relay), fieldIn(words!, 'proto')];
    const from =
      address === '' && !name.startsWith('[') ? { fromName: host!, with: protocol || 'local' } : { fromName: name, with: protocol };
    this.#trails.went(id!, { ...from, fromAddress: address, byName: host!, id: id!, tls: isTold ? this.#tls.told : '' }, moment, line);
  }

  end(): void {
    this.#trails.endOf('maillog');
    this.#time.end();
  }
}

function delivery(host: string, words: string) {
  const recipients = (/^to=(.*?), (?:ctladdr|delay|xdelay|mailer|pri)=/.exec(words)?.[1] ?? '')
    .split(',')
    .map((path) => path.replace(/^<|>$/g, ''));
  const [, name = '', address = ''] = RELAY.exec(words) ?? [];
  const stat = /\bstat=(.*)$/s.exec(words)![1]!;
  const isHere = HERE.has(fieldIn(words, 'mailer'));
  return {
    ...{ fromName: host, byName: isHere ? host : name, byAddress: isHere ? '' : address, with: isHere ? 'local' : 'SMTP', recipients },
    ...{ reply: replyAtEnd(stat), status: statusOf(stat, fieldIn(words, 'dsn'), isHere) },
  };
}

function statusOf(stat: string, dsn: string, isHere: boolean): string {
  if (/^Sent\b/.test(stat)) return isHere ? 'delivered' : 'sent';
  if (/^(?:Deferred|queued)\b/.test(stat) || dsn.startsWith('4')) return 'deferred';
  return /for \d+ days?\b/.test(stat) ? 'expired' : 'bounced';
}

const fieldIn = (words: string, name: string): string => new RegExp(`\\b${name}=([^,\\s]+)`).exec(words)?.[1] ?? '';
