/** strace of a mail program, with -e trace=network,read,write: the octets of its sockets, as far as -s lets them be. */
import { unquoted } from '../log/escapes.ts';
import { count, logFormat, type Heard } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt } from '../log/telling.ts';

/** strace -f puts the process before each line, -t, -tt and -ttt the time. */
const CALL = /^(?:\[pid +\d+\] |\d+ +)?(?:(\d\d:\d\d:\d\d(?:\.\d+)?|\d{9,10}\.\d{6}) +)?(\w+)\((\d+)(?:<[^>]*>)?(?:, |\))(.*)$/s;
const ADDRESS = /sin6?_port=htons\((\d+)\).*?(?:inet_addr\("|inet_pton\(AF_INET6, ")([^"]+)"/;
const SAID = /^("(?:[^"\\]|\\.)*")(\.\.\.)?, .* = (\d+)$/s;
const RECEIVES: ReadonlySet<string> = new Set(['read', 'recv', 'recvfrom']);
const SENDS: ReadonlySet<string> = new Set(['write', 'send', 'sendto']);

export const strace = logFormat(
  'strace',
  (lines) => count(lines, CALL) > 1 && count(lines, ADDRESS) > 0,
  (sink) => new StraceLog(sink, { evidence: 'octets' }),
);

class StraceLog extends ParallelLog {
  /** Descriptors that are connections. */
  readonly #sockets = new Set<string>();

  line(line: string): Heard {
    const [, stamp = '', call = '', descriptor = '', words = ''] = CALL.exec(line) ?? [];
    if (call === 'connect') this.#connect(descriptor, ADDRESS.exec(words));
    else if (call === 'close' && this.#sockets.delete(descriptor)) this.tellings.close(descriptor, 'end', null);
    else if (this.#sockets.has(descriptor)) this.#called(call, descriptor, words, stampOf(`${stamp} `).atMs);
  }

  #connect(descriptor: string, address: RegExpExecArray | null): void {
    if (!address || address[1] === '53') return;
    this.#sockets.add(descriptor);
    this.tellings.of(descriptor).connect(endsAt(address[2]!, address[1]!));
  }

  #called(call: string, descriptor: string, words: string, atMs: number | null): void {
    const [, literal, more, length] = SAID.exec(words) ?? [];
    const side = RECEIVES.has(call) ? 'server' : SENDS.has(call) ? 'client' : null;
    if (literal === undefined || side === null || length === '0') return;
    const said = unquoted(literal).slice(0, Number(length));
    const telling = this.tellings.of(descriptor);
    telling.octets(side, said, atMs);
    // -s says how much of it is shown
    if (more !== undefined && said.length < Number(length)) telling.leftOut(side, Number(length) - said.length, atMs);
  }
}
