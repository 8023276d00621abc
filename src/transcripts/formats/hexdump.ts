/**
 * Packets as tcpdump prints them with -x, -X, -xx and -XX, and tshark with -x: their octets in hexadecimal are made packets again.
 * tcpdump begins with the header of IP, with the letter doubled and in tshark with that of Ethernet.
 */
import type { Format } from '../format.ts';
import { CaptureReader } from '../packets/capture.ts';
import type { Sink } from '../sink.ts';
import { count, logFormat, type Log } from './log/log-format.ts';
import { timeless } from './log/less.ts';
import { stampOf } from './log/stamps.ts';

/** tcpdump: '\t0x0010:  7f00 0001 …  ascii'; tshark: '0010  7f 00 00 01 …   ascii'. */
const TCPDUMP = /^\s+0x([0-9a-f]{4,8}): {2}((?:[0-9a-f]{2,4} ?){1,8})/;
const TSHARK = /^([0-9a-f]{4,8}) {2}((?:[0-9a-f]{2} ){0,15}[0-9a-f]{2})(?:\s|$)/;
const HEADER = /^\S.* (?:IP6?|ethertype IPv[46]) .*(?: > )/;
const CLOCK = /^(\d\d):(\d\d):(\d\d)\.(\d{1,9}) /;

const ETHERNET = 1;
const RAW_IP = 101;
const DAY_MS = 86_400_000;
/** Octets of one packet. */
const MOST = 262_144;

export const hexdump: Format = {
  ...logFormat(
    'hexdump',
    (lines) =>
      (count(lines, TCPDUMP) > 1 && count(lines, HEADER) > 0) ||
      (count(lines, TSHARK) > 2 && count(lines, /^0000 {2}(?:[0-9a-f]{2} ){8}/) > 0),
    (sink) => new HexdumpLog(sink),
  ),
  holdsOctets: true,
};

class HexdumpLog implements Log {
  readonly #sink: Sink;
  #capture: CaptureReader | null = null;
  #isDated = false;
  #octets: number[] = [];
  #atMs = 0;
  /** Clock times without a date begin again at midnight. */
  #days = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  line(line: string): void {
    const [, at, digits] = TCPDUMP.exec(line) ?? TSHARK.exec(line) ?? [];
    if (digits !== undefined) this.#dumped(parseInt(at!, 16), digits);
    else if (line.trim() === '' || /^\S/.test(line)) this.#begin(line);
  }

  end(): void {
    this.#finish();
    this.#capture?.end();
  }

  #begin(line: string): void {
    this.#finish();
    if (line.trim() === '') return;
    const dated = stampOf(line).atMs;
    const [, hours, minutes, seconds, fraction] = CLOCK.exec(line) ?? [];
    this.#isDated ||= dated !== null;
    if (dated !== null) this.#atMs = dated;
    else if (hours !== undefined) this.#clock(((+hours * 60 + +minutes!) * 60 + +seconds!) * 1000 + Number(`0.${fraction}`) * 1000);
  }

  #clock(ofDayMs: number): void {
    if (this.#days * DAY_MS + ofDayMs < this.#atMs - DAY_MS / 2) this.#days++;
    this.#atMs = this.#days * DAY_MS + ofDayMs;
  }

  #dumped(at: number, digits: string): void {
    if (at === 0) this.#finish();
    if (at !== this.#octets.length || at > MOST) return;
    const plain = digits.replaceAll(' ', '');
    for (let index = 0; index + 1 < plain.length; index += 2) this.#octets.push(parseInt(plain.slice(index, index + 2), 16));
  }

  #finish(): void {
    if (this.#octets.length === 0) return;
    const octets = Uint8Array.from(this.#octets);
    this.#octets = [];
    const length = wholeLength(octets);
    const link = length > 0 ? RAW_IP : ETHERNET;
    this.#capture ??= new CaptureReader(this.#isDated ? this.#sink : timeless(this.#sink));
    this.#capture.packet(link, octets, 0, octets.length, Math.max(octets.length, length), this.#atMs);
  }
}

/** What the header of IP says of its length (RFC 791 §3.1, RFC 8200 §3); 0 if there is none at the beginning. */
function wholeLength(octets: Uint8Array): number {
  if (octets.length < 20) return 0;
  const [first, , high, low] = octets;
  if (first === 0x45 || (first! >> 4 === 4 && (first! & 15) > 5)) return high! * 256 + low!;
  return first! >> 4 === 6 && octets.length >= 40 && (octets[6] === 6 || octets[6] === 17) ? 40 + octets[4]! * 256 + octets[5]! : 0;
}
