/** imapflow's log by pino: with `logRaw` the very octets in base64, else the lines, secrets hidden. */
import { decodeBase64 } from '../../../mail/encodings.ts';
import { ascii, text, utf8 } from '../../../mail/octets.ts';
import { ASIDE, type Heard, type Log, count, logFormat } from '../log/log-format.ts';
import { endsAt, type Ends, Telling, Tellings, tellLines } from '../log/telling.ts';
import type { Side, Sink } from '../../sink.ts';
import { objectIn, timeIn } from '../log/json-line.ts';

const LINE = /^(?:(?:trace|debug|info|warn|error)\s+)?\{.*"src":"(?:s|c|connection|tls|auth)"/;
const RAW = /"msg":"(?:read from|write to) socket"/;

export const imapflow = logFormat(
  'imapflow',
  (lines) => count(lines, LINE) > 0 && count(lines, /"cid":"/) > 0,
  (sink) => new ImapflowLog(sink),
);

class ImapflowLog implements Log {
  readonly #sessions: Tellings;
  readonly #sink: Sink;
  /** The log holds the octets themselves: then the lines are passed over, for they say them again. */
  #raw = false;
  #latest = '';
  /** Told before anybody knows whether octets or lines will follow. */
  #ends: Ends = {};

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#sessions = new Tellings(() => this.#telling());
  }

  line(line: string): Heard {
    const start = line.indexOf('{');
    if (start < 0 || !LINE.test(line)) return start < 0 ? ASIDE : this.#closed(line);
    this.#raw ||= RAW.test(line);
    const entry = objectIn(line.slice(start));
    if ('src' in entry) this.#entry(entry);
    else this.#cut(line);
  }

  end(): void {
    this.#sessions.end();
  }

  #telling(): Telling {
    const telling = new Telling(this.#sink, { evidence: this.#raw ? 'octets' : 'lines', literalsLeftOut: !this.#raw });
    telling.know({ ...this.#ends, protocol: 'imap' });
    return telling;
  }

  #entry(entry: Record<string, unknown>): void {
    const { src, msg, data, cid, host, port } = entry;
    if (typeof msg !== 'string') return;
    const key = typeof cid === 'string' ? cid : '';
    if (key !== '') this.#latest = key;
    const atMs = timeIn(entry);
    if (src === 'connection' && typeof host === 'string' && typeof port === 'number') this.#ends = endsAt(host, port);
    else if (src === 'connection') return;
    else if (src === 'tls') this.#sessions.of(key).secure({ version: textOf(entry.version), cipher: textOf(entry.algo) }, atMs);
    else if (typeof data === 'string' && this.#raw) this.#octets(key, src === 'c' ? 'client' : 'server', data, atMs);
    else if (!this.#raw && key !== '') tellLines(this.#sessions.of(key), sideOf(src, msg), text(utf8(msg)), atMs);
  }

  /** A line whose end was cut off: what there is of its octets, and a gap. */
  #cut(line: string): void {
    const [, src, data] = /"src":"([sc])".*"data":"([\w+/]*)$/.exec(line) ?? [];
    if (src === undefined) return;
    const side = src === 'c' ? 'client' : 'server';
    this.#octets(this.#latest, side, data!.slice(0, data!.length - (data!.length % 4)), null);
    this.#sessions.of(this.#latest).leftOut(side, null, null);
    // what a socket gives at once ends with a line here; without its end the next line would be lost too
    this.#sessions.of(this.#latest).octets(side, '\r\n', null);
  }

  #octets(key: string, side: Side, data: string, atMs: number | null): void {
    this.#sessions.of(key).octets(side, text(decodeBase64(ascii(data.replace(/[^\w+/=]/g, '')))), atMs);
  }

  #closed(line: string): void {
    if (!line.includes('"msg":"Connection closed"')) return;
    const { cid } = objectIn(line.slice(Math.max(0, line.indexOf('{'))));
    if (typeof cid === 'string') this.#sessions.close(cid, 'end', null);
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Its commands are logged as if the server had said them. */
function sideOf(src: unknown, msg: string): Side {
  return src === 'c' || !/^(?:[*+]|\S+ (?:OK|NO|BAD|BYE)\b)/.test(msg) ? 'client' : 'server';
}
