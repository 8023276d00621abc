/**
 * Thunderbird: MOZ_LOG of its old C++ modules (SMTP, POP3, IMAP) and of the mailnews.* consoles that replaced them.
 * Logins are suppressed.
 */
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt, type Telling } from '../log/telling.ts';
import type { Side } from '../../sink.ts';

/** What stands before the words of a module: '[Parent 1234: Main Thread]: D/SMTP '. */
const MODULE = /^(?:-?\d*\[[^\]]*\]: |\[(?:Parent|Child|Main)[^\]]*\]: )(?:[DIEWV]\/)?(SMTP|POP3|IMAP)?\s*/;
const CONSOLE = /^(?:console\.\w+: |\[\S+\] )?mailnews\.(smtp|pop3|imap|lmtp)(?:\.\d+)?: "?(.*?)"?$/s;
const IMAP_SAID = /:(?:NA|A|S-[^:]*):(SendData|CreateNewLineFromSocket): (.*)$/s;
const OLD_MARKS: readonly [RegExp, Side][] = [
  [/^SMTP Response: /, 'server'],
  [/^SMTP Send: /, 'client'],
  [/^(?:\[this=\w+\] )?RECV: /, 'server'],
  [/^(?:\[this=\w+\] )?SEND: /, 'client'],
];
const CONNECTING = /^(?:SMTP )?Connecting to:? (?:smtp:\/\/|pop3?:\/\/|imap:\/\/)?([^\s:/]+)(?: on port |:)(\d+)/i;

export const thunderbird = logFormat(
  'thunderbird',
  (lines) =>
    count(lines, /mailnews\.(?:smtp|pop3|imap|lmtp)(?:\.\d+)?: /) > 0 ||
    count(lines, /\]: (?:[DIEWV]\/)?(?:SMTP|POP3) .*(?:SMTP (?:Response|Send|Connecting)|(?:RECV|SEND): )/) > 0 ||
    count(lines, /:(?:NA|A|S-[^:]*):(?:SendData|CreateNewLineFromSocket): /) > 0,
  (sink) => new ThunderbirdLog(sink),
);

class ThunderbirdLog extends ParallelLog {
  line(written: string): Heard {
    const stamp = stampOf(written);
    const line = written.slice(stamp.length).replace(/^- /, '');
    const console = CONSOLE.exec(line);
    if (console) return this.#marked(console[1]!, console[2]!, stamp.atMs);
    const [prefix = '', module = 'SMTP'] = MODULE.exec(line) ?? [];
    const imap = IMAP_SAID.exec(line);
    if (imap) this.#imap(line.slice(prefix.length), imap[1] === 'SendData', imap[2]!, stamp.atMs);
    else if (prefix === '' && !OLD_MARKS.some(([pattern]) => pattern.test(line))) return ASIDE;
    else this.#old(module, line.slice(prefix.length), stamp.atMs);
  }

  #marked(protocol: string, words: string, atMs: number | null): void {
    const telling = this.tellings.of(protocol);
    const [, mark, said] = /^([CS]): (.*)$/s.exec(words) ?? [];
    if (mark !== undefined) this.#said(telling, mark === 'S' ? 'server' : 'client', said!, atMs);
    else this.#connecting(telling, words);
  }

  #old(module: string, words: string, atMs: number | null): void {
    const telling = this.tellings.of(module.toLowerCase());
    const mark = OLD_MARKS.find(([pattern]) => pattern.test(words));
    if (mark) this.#said(telling, mark[1], words.replace(mark[0], ''), atMs);
    else if (words.startsWith('Logging suppressed')) telling.leftOut('client', null, atMs);
    else this.#connecting(telling, words);
  }

  /** '0x7f2c:imap.a.org:NA:SendData: 1 capability': a connection is known by its pointer. */
  #imap(words: string, byClient: boolean, said: string, atMs: number | null): void {
    const [pointer = '', host = ''] = words.split(':', 2);
    const telling = this.tellings.of(pointer);
    if (!telling.isOpen) telling.know({ serverName: host, protocol: 'imap' });
    if (byClient && /^Logging suppressed/.test(said)) telling.leftOut('client', null, atMs);
    else this.#said(telling, byClient ? 'client' : 'server', said, atMs);
  }

  #said(telling: Telling, side: Side, said: string, atMs: number | null): void {
    if (/^Logging suppressed/.test(said)) telling.leftOut('client', null, atMs);
    else for (const line of said.replace(/(?:\r?\n)+$/, '').split(/\r?\n/)) telling.line(side, line, atMs);
  }

  #connecting(telling: Telling, words: string): void {
    const [, host, port] = CONNECTING.exec(words) ?? [];
    if (host !== undefined) telling.connect(endsAt(host, port!));
  }
}
