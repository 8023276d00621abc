/** rspamd's log: of each message whence it came, for whom, and what rspamd advised (in the line itself); what the server did then is not there. */
import { ASIDE, count, type Heard, type Log, logFormat } from '../log/log-format.ts';
import { stampOf } from '../log/stamps.ts';
import { Trails } from '../log/trails.ts';
import type { Sink } from '../../sink.ts';

const LINE = /rspamd_task_write_log: (?:\S+ )?id: <([^>]*)>(.*)$/s;

export const rspamd = logFormat(
  'rspamd',
  (lines) => count(lines, LINE) > 0,
  (sink) => new RspamdLog(sink),
);

class RspamdLog implements Log {
  readonly #trails: Trails;
  #count = 0;

  constructor(sink: Sink) {
    this.#trails = new Trails(sink);
  }

  line(line: string): Heard {
    const [, messageId, words = ''] = LINE.exec(line) ?? [];
    if (messageId === undefined) return ASIDE;
    const id = `#${++this.#count}`;
    const { atMs } = stampOf(line);
    this.#trails.named(id, messageId === 'undef' ? '' : messageId);
    this.#trails.sent(id, /, from: <([^>]*)>/.exec(words)?.[1] ?? '');
    const recipients = (/, rcpts: <([^>]*)>/.exec(words)?.[1] ?? '').split(',').filter((path) => path !== '');
    const [address, user] = [/, ip: ([\da-fA-F.:]+)/.exec(words)?.[1] ?? '', /, user: ([^,]+)/.exec(words)?.[1] ?? ''];
    const queueId = /, qid: <([^>]*)>/.exec(words)?.[1] ?? '';
    const told = { fromAddress: address, authenticatedAs: user, id: queueId === 'undef' ? '' : queueId, recipients, status: 'scanned' };
    this.#trails.went(id, told, () => atMs, line);
    this.#trails.done(id);
  }

  end(): void {
    this.#trails.endOf('rspamd');
  }
}
