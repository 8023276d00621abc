/**
 * Dovecot's rawlog: for each connection one file of what came in and one of what went out, each line with its time; octets
 * as they crossed. Opened together they are one conversation. It begins after the login, and inside TLS.
 */
import { looksSaidByServer } from '../log/turns.ts';
import { saidByClient } from '../../vocabulary.ts';
import { count, headLines } from '../log/log-format.ts';
import { TextLines } from '../log/text-lines.ts';
import { Telling } from '../log/telling.ts';
import { commandNamed } from '../../../protocols/pop3/commands/index.ts';
import { session } from '../../../protocols/pop3/session.machine.ts';
import { splitCommand } from '../../../protocols/command.ts';
import type { Format, Reader } from '../../format.ts';
import type { Side, Sink } from '../../sink.ts';

const LINE = /^(\d{9,10}\.\d{6}) /;

/** What a client of POP3 may say after the login. */
function isPop3Command(line: string): boolean {
  const { verb, rest } = splitCommand(line.trimEnd());
  return session.acceptsIn('transaction').has(verb) && commandNamed(verb)?.parse(rest) !== undefined;
}

export const rawlog: Format = {
  name: 'rawlog',
  holdsOctets: true,
  recognises(head) {
    const lines = headLines(head);
    return LINE.test(lines[0]!) && count(lines, LINE) * 2 > lines.filter((line) => line !== '').length;
  },
  read: (sink) => new RawlogReader(sink),
};

class RawlogReader implements Reader {
  readonly #telling: Telling;
  readonly #lines: TextLines;
  #side: Side | null = null;
  #atMs: number | null = null;

  constructor(sink: Sink) {
    this.#telling = new Telling(sink, { evidence: 'octets', fromTheMiddle: true });
    this.#lines = new TextLines(
      (line) => this.#line(line),
      () => sink.problem({ key: 'log.lineTooLong', values: { format: 'rawlog' } }),
    );
  }

  push(octets: Uint8Array): void {
    this.#lines.push(octets);
  }

  end(): void {
    this.#lines.end();
    this.#telling.close('cut');
  }

  #line(line: string): void {
    const stamp = LINE.exec(line);
    const said = stamp ? line.slice(stamp[0].length) : line;
    if (stamp) this.#atMs = Number(stamp[1]) * 1000;
    this.#side ??= this.#found(said);
    this.#telling.octets(this.#side, `${said}\n`, this.#atMs);
  }

  #found(said: string): Side {
    const side = looksSaidByServer(said) && !saidByClient(said) ? 'server' : 'client';
    const isPop3 = side === 'server' ? /^(?:\+OK|-ERR)/.test(said) : isPop3Command(said);
    this.#telling.know({ half: side, protocol: isPop3 ? 'pop3' : 'imap' });
    return side;
  }
}
