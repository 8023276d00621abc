/** s-nail (mailx) with -v: the client's lines behind `>>>`, the server's behind `>>> SERVER:`. */
import { ASIDE, type Heard, logFormat, shows } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { endsAt } from '../log/telling.ts';

const SAID = /^(?:s-nail|s-mailx|mailx|nail|mail): >>> (SERVER: )?(.*)$/s;
const CONNECTING = /^(?:s-nail|s-mailx|mailx|nail|mail): Connecting to (\S+):(\d+)/;
const OWN = /^(?:s-nail|s-mailx|mailx|nail|mail): /;

export const snail = logFormat(
  's-nail',
  (lines) => shows(lines, SAID),
  (sink) => new SnailLog(sink),
);

class SnailLog extends SerialLog {
  line(line: string): Heard {
    const [, server, words] = SAID.exec(line) ?? [];
    const [, host, port] = CONNECTING.exec(line) ?? [];
    if (words !== undefined) this.telling.line(server === undefined ? 'client' : 'server', words, null);
    else if (host !== undefined) this.telling.connect(endsAt(host, port!));
    else if (!OWN.test(line)) return ASIDE;
  }
}
