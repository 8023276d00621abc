/** Mailpit: what was said by SMTP and POP3 (with --verbose), and which messages came; as logrus writes it for a terminal or a file. */
import { tellBare } from '../log/bare.ts';
import { ASIDE, count, type Heard, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { Trails } from '../log/trails.ts';
import type { Sink } from '../../sink.ts';

/** 'INFO[2024/06/18 12:28:44] [smtpd] …', 'time="2024/06/18 12:28:44" level=info msg="[smtpd] …"' */
const LINE = new RegExp(
  `^(?:(?:TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\\[([^\\]]*)\\]|time="([^"]*)" level=\\w+ msg=") ?\\[(smtpd?|pop3|http|db|api|ui|websocket|relay|auto-relay|forward|webhook|config|chaos)\\] (.*?)"?\\s*$`,
  's',
);
const RECEIVED = /^received (?:message )?(?:\(([^)]*)\) )?from:? ?<?([^\s>]*)/;
/** 'received: USER ana (127.0.0.1:46126)', 'response: +OK' */
const SPOKEN = /^(received|response): (.*?)(?: \((\[?[\da-fA-F.:]+\]?:\d+)\))?$/s;
const PEER = /^(\[?[\da-fA-F.:]+\]?:\d+)(?: \(\S*\))?:? (.*)$/s;

export const mailpit = logFormat(
  'mailpit',
  (lines) => count(lines, LINE) > 0,
  (sink) => new MailpitLog(sink),
);

class MailpitLog extends ParallelLog {
  readonly #trails: Trails;
  #count = 0;

  constructor(sink: Sink) {
    super(sink);
    this.#trails = new Trails(sink);
  }

  line(line: string): Heard {
    const [, terminal, file, part, words = ''] = LINE.exec(line) ?? [];
    if (part === undefined) return ASIDE;
    const { atMs } = stampOf((terminal ?? file)!);
    const [, address = '', path] = RECEIVED.exec(words) ?? [];
    if (path !== undefined) return this.#received(address, path, atMs, line);
    return part.startsWith('smtp') || part === 'pop3' ? this.#said(part, words, atMs) : ASIDE;
  }

  override end(): void {
    super.end();
    this.#trails.end();
  }

  #said(part: string, words: string, atMs: number | null): Heard {
    const [, verb, spoken, from = ''] = SPOKEN.exec(words) ?? [];
    if (spoken !== undefined) {
      const side = verb === 'received' ? 'client' : 'server';
      if (from !== '') this.tellings.of(part).know({ client: from });
      return this.tellings.of(part).line(side, spoken, atMs);
    }
    const [, client = '', said = words] = PEER.exec(words) ?? [];
    const telling = this.tellings.of(`${part} ${client}`);
    if (!telling.isOpen && client !== '') telling.know({ client });
    return tellBare(telling, said, atMs);
  }

  #received(address: string, path: string, atMs: number | null, line: string): void {
    const id = `#${++this.#count}`;
    this.#trails.sent(id, path);
    this.#trails.went(id, { fromAddress: address, with: 'SMTP' }, () => atMs, line);
    this.#trails.done(id);
  }
}
