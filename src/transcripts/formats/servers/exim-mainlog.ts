/** Exim's mainlog: of each message who handed it in (`<=`), and where each copy of it went (`=>`, `->`), waits (`==`) or failed (`**`). */
import { ASIDE, count, type Heard, type Log, logFormat } from '../log/log-format.ts';
import { stampOf } from '../log/stamps.ts';
import { replyAtEnd, Trails, type TrailHop } from '../log/trails.ts';
import type { Sink } from '../../sink.ts';

const ID = '[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}';
const LINE = new RegExp(
  `^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?: [+-]\\d{4})? (?:\\[\\d+\\] )?(${ID}) (?:(<=|=>|->|>>|==|\\*\\*) (\\S+) ?(.*)|Completed\\b.*)$`,
  's',
);
const STATUSES: ReadonlyMap<string, string> = new Map([
  ...(['=>', '->', '>>'] as const).map((mark): [string, string] => [mark, 'sent']),
  ['==', 'deferred'],
  ['**', 'bounced'],
]);

export const eximMainlog = logFormat(
  'exim-mainlog',
  (lines) => count(lines, LINE) > 0,
  (sink) => new EximMainlog(sink),
);

class EximMainlog implements Log {
  readonly #trails: Trails;

  constructor(sink: Sink) {
    this.#trails = new Trails(sink);
  }

  line(line: string): Heard {
    const [, id, mark, path = '', rest = ''] = LINE.exec(line) ?? [];
    if (id === undefined) return ASIDE;
    const { atMs } = stampOf(line);
    if (mark === undefined) this.#trails.done(id);
    else if (mark === '<=') this.#taken(id, path, rest, atMs, line);
    else this.#trails.went(id, delivery(mark, path, rest), () => atMs, line);
  }

  end(): void {
    this.#trails.endOf('exim-mainlog');
  }

  #taken(id: string, path: string, rest: string, atMs: number | null, line: string): void {
    this.#trails.sent(id, path === '<>' ? '' : path);
    this.#trails.named(id, fieldIn(rest, 'id'));
    const { name, address } = hostIn(rest);
    const protocol = fieldIn(rest, 'P');
    const user = /^[^:]*:(.*)$/.exec(fieldIn(rest, 'A'))?.[1] ?? '';
    const told = {
      fromName: name,
      fromAddress: address,
      with: protocol === 'local' ? protocol : protocol.toUpperCase(),
      authenticatedAs: user,
    };
    this.#trails.went(id, { ...told, id, tls: fieldIn(rest, 'X') }, () => atMs, line);
  }
}

function delivery(mark: string, path: string, rest: string): TrailHop {
  const { name, address } = hostIn(rest);
  const quoted = /\bC="((?:[^"\\]|\\.)*)"/.exec(rest)?.[1];
  const status = STATUSES.get(mark)!;
  const isHere = status === 'sent' && address === '';
  const word = isHere ? 'local' : /lmtp/i.test(fieldIn(rest, 'T')) ? 'LMTP' : 'SMTP';
  return {
    ...{ byName: name, byAddress: address, with: word, recipients: [addressIn(path, rest)], tls: fieldIn(rest, 'X') },
    ...{ reply: quoted ?? (status === 'sent' ? '' : replyAtEnd(rest)), status: isHere ? 'delivered' : status },
  };
}

/** 'ana <root@a.org>' names the mailbox first, and then the address that it was sent to. */
const addressIn = (path: string, rest: string): string => (path.includes('@') ? path : (/^<([^<>]+)>/.exec(rest)?.[1] ?? path));
const fieldIn = (rest: string, name: string): string => new RegExp(`(?:^| )${name}=(\\S+)`).exec(rest)?.[1] ?? '';

/** 'H=mx.b.com [192.0.2.25]', 'H=(pc) [192.0.2.10]:4242', 'H=pc.a.org (hello) [192.0.2.10]'. */
function hostIn(rest: string): { name: string; address: string } {
  const [, name = '', hello = '', address = ''] = /(?:^| )H=([^\s([]*) ?(?:\(([^)]*)\) )?\[([^\]]*)\]/.exec(rest) ?? [];
  return { name: name || hello, address };
}
