/** mutt and neomutt with -d2 and above: `4<` and `4>`, the number is that of the socket. Messages are left out. */
import { count, logFormat, type Log } from '../log/log-format.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt, Telling, Tellings } from '../log/telling.ts';
import type { Sink } from '../../sink.ts';

const SAID = /^\[[\d: -]{19}\](?:<\d>)? ?(?:\w+\(\) )?(\d+)([<>]) (.*)$/s;
const CONNECTED = /^\[[\d: -]{19}\](?:<\d>)? ?(?:\w+\(\) )?Connected to (\S+):(\d+) on fd=(\d+)/;

export const mutt = logFormat(
  'mutt',
  (lines) => count(lines, SAID) > 0,
  (sink) => new MuttLog(sink),
);

class MuttLog implements Log {
  readonly #sockets: Tellings;

  constructor(sink: Sink) {
    this.#sockets = new Tellings(() => new Telling(sink, { evidence: 'lines', literalsLeftOut: true }));
  }

  line(line: string): void {
    const [, socket, mark, said] = SAID.exec(line) ?? [];
    const connected = CONNECTED.exec(line);
    if (connected) this.#sockets.of(connected[3]!).connect(endsAt(connected[1]!, connected[2]!));
    else if (socket !== undefined) this.#said(this.#sockets.of(socket), mark === '<', said!, stampOf(line).atMs);
  }

  end(): void {
    this.#sockets.end();
  }

  #said(telling: Telling, byServer: boolean, said: string, atMs: number | null): void {
    const { turns } = telling;
    // of the text only its final dot is logged
    if (!byServer && said === '.' && turns.texting === 'client' && turns.textLines === 0) telling.leftOut('client', null, atMs);
    telling.line(byServer ? 'server' : 'client', said, atMs);
  }
}
