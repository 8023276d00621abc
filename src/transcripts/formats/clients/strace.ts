/** strace of a mail program, with -e trace=network,read,write: the octets of its sockets, as far as -s lets them be. */
import { unquoted } from '../log/escapes.ts';
import { count, logFormat, type Heard } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { isSurelySaid } from '../log/sure.ts';
import { endsAt } from '../log/telling.ts';
import { isSurelyGreeting } from '../log/turns.ts';

/** strace -f puts the process before each line, -t, -tt and -ttt the time. */
const BEFORE = '(?:\\[pid +\\d+\\] |\\d+ +)?(?:(?:\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?|\\d{9,10}\\.\\d{6}) +)?';
const CALL = /^(?:\[pid +\d+\] |\d+ +)?(?:(\d\d:\d\d:\d\d(?:\.\d+)?|\d{9,10}\.\d{6}) +)?(\w+)\((\d+)(?:<[^>]*>)?(?:, |\))(.*)$/s;
const ADDRESS = /sin6?_port=htons\((\d+)\).*?(?:inet_addr\("|inet_pton\(AF_INET6, ")([^"]+)"/;
const SAID = /^("(?:[^"\\]|\\.)*")(\.\.\.)?, .* = (\d+)$/s;
/** Of readv, writev, sendmsg and recvmsg. */
const PIECES = /iov_base=("(?:[^"\\]|\\.)*")(\.\.\.)?/g;
const UNFINISHED = / <unfinished \.\.\.>$/;
const RESUMED = new RegExp(`^${BEFORE}<\\.\\.\\. (\\w+) resumed>(.*)$`, 's');
const PROCESS = /^(?:\[pid +(\d+)\]|(\d+) )/;
const RECEIVES: ReadonlySet<string> = new Set(['read', 'recv', 'recvfrom', 'readv', 'recvmsg']);
const SENDS: ReadonlySet<string> = new Set(['write', 'send', 'sendto', 'writev', 'sendmsg']);
/** Calls that are under way at once. */
const MOST = 1000;

export const strace = logFormat(
  'strace',
  (lines) => (count(lines, CALL) > 1 && count(lines, ADDRESS) > 0) || lines.some(isMail),
  (sink) => new StraceLog(sink, { evidence: 'octets', turnable: true }),
);

/** Whether a call brings what only mail says: then its descriptor is a connection, whether or not one has seen it begin. */
function isMail(line: string): boolean {
  const [, , call = '', , words = ''] = CALL.exec(line) ?? [];
  if (!RECEIVES.has(call) && !SENDS.has(call)) return false;
  const [first = ''] = (saidIn(words)?.said ?? '').split('\r\n');
  return isSurelyGreeting(first) || isSurelySaid(first);
}

interface SaidThen {
  said: string;
  length: number;
  /** -s cut it. */
  cut: boolean;
}

function saidIn(words: string): SaidThen | undefined {
  const [, literal, more, length] = SAID.exec(words) ?? [];
  if (literal !== undefined) return { said: unquoted(literal), length: Number(length), cut: more !== undefined };
  const [pieces, whole] = [[...words.matchAll(PIECES)], / = (\d+)$/.exec(words)?.[1]];
  if (pieces.length === 0 || whole === undefined) return undefined;
  return {
    said: pieces.map(([, piece]) => unquoted(piece!)).join(''),
    length: Number(whole),
    cut: pieces.some(([, , dots]) => dots !== undefined),
  };
}

class StraceLog extends ParallelLog {
  /** Descriptors that are connections. */
  readonly #sockets = new Set<string>();
  /** Beginnings of calls, by process. */
  readonly #unfinished = new Map<string, string>();

  line(written: string): Heard {
    const line = this.#finished(written);
    if (line === undefined) return;
    const [, stamp = '', call = '', descriptor = '', words = ''] = CALL.exec(line) ?? [];
    if (call === 'connect') this.#connect(descriptor, ADDRESS.exec(words));
    else if (call === 'close' && this.#sockets.delete(descriptor)) this.tellings.close(descriptor, 'end', null);
    else if (this.#sockets.has(descriptor) || isMail(line)) this.#called(call, descriptor, words, stampOf(`${stamp} `).atMs);
  }

  /** A call that others interrupt is written in two pieces. */
  #finished(line: string): string | undefined {
    const process = PROCESS.exec(line)?.slice(1).find(Boolean) ?? '';
    const rest = RESUMED.exec(line)?.[2];
    if (rest !== undefined) {
      const start = this.#unfinished.get(process);
      this.#unfinished.delete(process);
      return `${start ?? ''}${rest}`;
    }
    if (!UNFINISHED.test(line)) return line;
    if (this.#unfinished.size < MOST) this.#unfinished.set(process, line.replace(UNFINISHED, ''));
    return undefined;
  }

  #connect(descriptor: string, address: RegExpExecArray | null): void {
    if (!address || address[1] === '53') return;
    this.#sockets.add(descriptor);
    this.tellings.of(descriptor).connect(endsAt(address[2]!, address[1]!));
  }

  #called(call: string, descriptor: string, words: string, atMs: number | null): void {
    const told = saidIn(words);
    const side = RECEIVES.has(call) ? 'server' : SENDS.has(call) ? 'client' : null;
    if (told === undefined || side === null || told.length === 0) return;
    this.#sockets.add(descriptor);
    const said = told.said.slice(0, told.length);
    const telling = this.tellings.of(descriptor);
    telling.octets(side, said, atMs);
    // -s says how much of it is shown
    if (told.cut && said.length < told.length) telling.leftOut(side, told.length - said.length, atMs);
  }
}
