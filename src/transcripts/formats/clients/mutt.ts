/** mutt and neomutt with -d2 and above: `4<` and `4>`, the number is that of the socket. Messages are left out. */
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt, type Telling } from '../log/telling.ts';

const SAID = /^\[[\d: -]{19}\](?:<\d>)? ?(?:\w+\(\) )?(\d+)([<>]) (.*)$/s;
const CONNECTED = /^\[[\d: -]{19}\](?:<\d>)? ?(?:\w+\(\) )?Connected to (\S+):(\d+) on fd=(\d+)/;

export const mutt = logFormat(
  'mutt',
  (lines) => count(lines, SAID) > 0,
  (sink) => new MuttLog(sink, { evidence: 'lines', literalsLeftOut: true }),
);

class MuttLog extends ParallelLog {
  line(line: string): Heard {
    const [, socket, mark, said] = SAID.exec(line) ?? [];
    const connected = CONNECTED.exec(line);
    if (connected) this.tellings.of(connected[3]!).connect(endsAt(connected[1]!, connected[2]!));
    else if (socket !== undefined) this.#said(this.tellings.of(socket), mark === '<', said!, stampOf(line).atMs);
    else if (stampOf(line).length === 0) return ASIDE;
  }

  #said(telling: Telling, byServer: boolean, said: string, atMs: number | null): void {
    const { turns } = telling;
    // of the text only its final dot is logged
    if (!byServer && said === '.' && turns.texting === 'client' && turns.textLines === 0) telling.leftOut('client', null, atMs);
    telling.line(byServer ? 'server' : 'client', said, atMs);
  }
}
