/** mbsync -D: `>>>` before commands, nothing before answers; literals and passwords are left out. */
import { ASIDE, type Heard, type Log, count, logFormat } from '../log/log-format.ts';
import { endsAt, Telling, Tellings } from '../log/telling.ts';
import type { Sink } from '../../sink.ts';

const STORE = /^([FNMS]): (?=>>> |\* |\+|\d+ (?:OK|NO|BAD)|\))/;
const ASKED = /^(?:\(\d+ in progress\) )?>>> (.*)$/s;
const ANSWERED = /^(?:\* (?!\*\*)|\+|\d+ (?:OK|NO|BAD)\b|\))/;
const CONNECTING = /^Connecting to \S+ \((\S+):(\d+)\)/;

export const mbsync = logFormat(
  'mbsync',
  (lines) => count(lines, /^(?:[FNMS]: )?(?:\(\d+ in progress\) )?>>> \d+ [A-Z]/) > 0 && count(lines, /^(?:[FNMS]: )?\* /) > 0,
  (sink) => new MbsyncLog(sink),
);

class MbsyncLog implements Log {
  /** Far and near store may both be servers. */
  readonly #stores: Tellings;

  constructor(sink: Sink) {
    this.#stores = new Tellings(() => this.#telling(sink));
  }

  line(line: string): Heard {
    const store = STORE.exec(line)?.[1] ?? '';
    const telling = this.#stores.of(store);
    const said = store === '' ? line : line.slice(3);
    const asked = ASKED.exec(said);
    const connecting = CONNECTING.exec(line);
    if (asked) telling.line('client', asked[1]!, null);
    else if (ANSWERED.test(said)) telling.line('server', said, null);
    else if (connecting) telling.connect({ ...endsAt(connecting[1]!, connecting[2]!), protocol: 'imap' });
    else if (line === 'Connection is now encrypted') telling.secure({}, null);
    else return ASIDE;
  }

  end(): void {
    this.#stores.end();
  }

  #telling(sink: Sink): Telling {
    const telling = new Telling(sink, { evidence: 'lines', literalsLeftOut: true });
    telling.know({ protocol: 'imap' });
    return telling;
  }
}
