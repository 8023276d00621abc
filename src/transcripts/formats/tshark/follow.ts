/** tshark's `-z follow` in ascii, hex, raw and yaml: a stream put together, what the second node says set in by a tab. */
import { decodeBase64 } from '../../../mail/encodings.ts';
import { ascii, text } from '../../../mail/octets.ts';
import type { Format } from '../../format.ts';
import type { Sink } from '../../sink.ts';
import { ASIDE, count, logFormat, type Heard, type Log } from '../log/log-format.ts';
import { Streams } from '../log/streams.ts';
import { octetsIn } from './layers.ts';

const BEGINS = /^Follow: (?:tcp|tls|ssl|http2?|quic),(ascii|hex|raw|ebcdic|utf-8)$/;
const NODE = /^Node ([01]): (\S+)$/;
const LENGTH = /^(\t?)(\d{1,9})$/;
const HEX = /^(\t?)([0-9A-F]{8}) {2}((?:[0-9a-f]{2} {1,2}){1,16})/;
const RAW = /^(\t?)((?:[0-9a-f]{2})+)$/;
const YAML = {
  peer: /^ {2}- peer: ([01])$/,
  host: /^ {4}host: (\S+)$/,
  port: /^ {4}port: (\d+)$/,
  from: /^ {4}peer: ([01])$/,
  time: /^ {4}timestamp: (\d+\.\d+)$/,
  data: /^ {6}([A-Za-z0-9+/=]+)$/,
};

export const follow: Format = {
  ...logFormat(
    'tshark-follow',
    (lines) => count(lines, BEGINS) > 0 || (count(lines, /^peers:$/) > 0 && count(lines, /^ {4}data: !!binary \|/) > 0),
    (sink) => new FollowLog(sink),
  ),
  holdsOctets: true,
};

class FollowLog implements Log {
  readonly #octets: Streams;
  readonly #lines: Streams;
  #how = '';
  #nodes = ['', ''];
  #speaker = 0;
  #atMs: number | null = null;
  /** Octets of a piece in ASCII that are still to come, with the line end that is put behind it. */
  #left = 0;
  #base64: string[] = [];

  constructor(sink: Sink) {
    this.#octets = new Streams(sink, 'octets');
    this.#lines = new Streams(sink, 'lines');
  }

  line(line: string): Heard {
    const how = BEGINS.exec(line)?.[1];
    const [, node, end] = NODE.exec(line) ?? [];
    if (how !== undefined && this.#left === 0) this.#how = how;
    else if (line === 'peers:' && this.#how === '') this.#how = 'yaml';
    else if (node !== undefined && this.#left === 0) this.#nodes[Number(node)] = end!;
    else return this.#said(line);
  }

  end(): void {
    this.#data();
    this.#octets.end();
    this.#lines.end();
  }

  #said(line: string): Heard {
    if (this.#how === 'hex') return this.#hex(line);
    if (this.#how === 'raw') return this.#raw(line);
    if (this.#how === 'yaml') return this.#yaml(line);
    return this.#ascii(line);
  }

  #tell(streams: Streams, said: string): void {
    const [from, to] = this.#speaker === 0 ? this.#nodes : [this.#nodes[1], this.#nodes[0]];
    streams.say({ from: from!, to: to! }, said, this.#atMs);
  }

  /** CR before an LF is written as it is, and was taken off with the line's end. */
  #ascii(line: string): Heard {
    if (this.#left > 0) {
      // the last line of a piece has the program's own end behind the one that was said
      const said = this.#left === line.length ? line : `${line}\r\n`.slice(0, this.#left);
      this.#left -= said.length;
      return this.#tell(this.#lines, said);
    }
    const [, tab, length] = LENGTH.exec(line) ?? [];
    if (length === undefined) return /^(?:=*|Filter: .*)$/.test(line) ? undefined : ASIDE;
    this.#speaker = tab === '' ? 0 : 1;
    this.#left = Number(length);
  }

  #hex(line: string): Heard {
    const [, tab, , digits] = HEX.exec(line) ?? [];
    if (digits === undefined) return /^(?:=*|Filter: .*)$/.test(line) ? undefined : ASIDE;
    this.#speaker = tab === '' ? 0 : 1;
    this.#tell(this.#octets, text(octetsIn(digits.replaceAll(' ', ''))));
  }

  #raw(line: string): Heard {
    const [, tab, digits] = RAW.exec(line) ?? [];
    if (digits === undefined) return /^(?:=*|Filter: .*)$/.test(line) ? undefined : ASIDE;
    this.#speaker = tab === '' ? 0 : 1;
    this.#tell(this.#octets, text(octetsIn(digits)));
  }

  #yaml(line: string): Heard {
    const data = YAML.data.exec(line)?.[1];
    if (data !== undefined) return void this.#base64.push(data);
    this.#data();
    const [peer, host, port] = [YAML.peer.exec(line)?.[1], YAML.host.exec(line)?.[1], YAML.port.exec(line)?.[1]];
    const [from, time] = [YAML.from.exec(line)?.[1], YAML.time.exec(line)?.[1]];
    if (peer !== undefined || from !== undefined) this.#speaker = Number(peer ?? from);
    else if (host !== undefined) this.#nodes[this.#speaker] = host;
    else if (port !== undefined) this.#nodes[this.#speaker] += `:${port}`;
    else if (time !== undefined) this.#atMs = Number(time) * 1000;
  }

  #data(): void {
    const written = this.#base64.join('');
    this.#base64 = [];
    if (written !== '') this.#tell(this.#octets, text(decodeBase64(ascii(written))));
  }
}
