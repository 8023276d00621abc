/** Haraka with loglevel=protocol: what client and server say, under the id of the connection; behind a command the server's own state. */
import { ASIDE, count, type Heard, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';

const LINE = /^(\d{4}-\S+Z )?\[(PROTOCOL|NOTICE|INFO)\] \[([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})(?:\.\d+)?\] \[[^\]]*\] (.*)$/is;
const SAID = /^([CS]): (.*?)( state=\d+)?$/s;
const CONNECT = /^connect ip=(\S+) port=(\d+) local_ip=(\S+) local_port=(\d+)/;

export const haraka = logFormat(
  'haraka',
  (lines) => count(lines, LINE) > 0,
  (sink) => new HarakaLog(sink),
);

class HarakaLog extends ParallelLog {
  line(line: string): Heard {
    const [, stamp = '', , id, words] = LINE.exec(line) ?? [];
    if (id === undefined) return ASIDE;
    const { atMs } = stampOf(stamp);
    const [, mark, said] = SAID.exec(words!) ?? [];
    const [, client, port, server, at] = CONNECT.exec(words!) ?? [];
    if (said !== undefined) return this.tellings.of(id).line(mark === 'C' ? 'client' : 'server', said, atMs);
    if (client !== undefined) return this.tellings.of(id).connect({ client: `${client}:${port}`, server: `${server}:${at}` });
    return words!.startsWith('disconnect ') ? this.tellings.close(id, 'end', atMs) : ASIDE;
  }
}
