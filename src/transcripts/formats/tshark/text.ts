/** What tshark prints with `-V`: of each packet the ends and, where the line of a mail protocol is written out, that line. */
import { own } from '../../../own.ts';
import type { Format } from '../../format.ts';
import type { Sink } from '../../sink.ts';
import { count, logFormat, type Log } from '../log/log-format.ts';
import { Streams } from '../log/streams.ts';

const FRAME = /^Frame \d+: \d+ bytes/;
const TIME = /^ {4}Epoch (?:Arrival )?Time: (\d+\.\d+)/;
const IP = /^Internet Protocol Version [46], Src: (?:\S+ \()?([^\s,()]+)\)?, Dst: (?:\S+ \()?([^\s,()]+)\)?$/;
const TCP = /^Transmission Control Protocol, Src Port: (?:\S+ \()?(\d+)\)?, Dst Port: (?:\S+ \()?(\d+)\)?, Seq: \d+,.* Len: (\d+)/;
const MAIL = /^(?:Simple Mail Transfer Protocol|Post Office Protocol|Internet Message Access Protocol)$/;
/** A line that was said, with its end written out; what is said of it stands further in, and has none. */
const SAID = /^ {4}(?:(?:Command Line|Response|Line): |[CS]: (?=.*\\r\\n$))?(.*\\r\\n)$/;
const CUT = /^ {4}(?:Line|Response|Command Line)? ?\[(?:truncated|…)\]: ?(.*)$/;
/** Of a reply with several lines the first is written out, and the words of all. */
const FIRST = /^(\d{3})-/;
const WORDS = /^ {8}Response parameter: (.*)$/;
const TEXT = /^ {8}(.*(?:\\r)?\\n)$/;
const FULL_STOP = /^ {4}C: \.$/;
const LITERAL = /\{(\d{1,10})\+?\}\r\n$/;
const REPEATED = /\[This frame is a \(suspected\) (?:spurious )?retransmission\]/;
const WRITTEN = /\\([rnt\\"])/g;
const CHARACTERS: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t' };

export const tsharkText: Format = logFormat(
  'tshark-text',
  (lines) => count(lines, FRAME) > 0 && count(lines, IP) > 0 && count(lines, TCP) > 0,
  (sink) => new TextLog(sink),
);

class TextLog implements Log {
  readonly #streams: Streams;
  #atMs: number | null = null;
  #addresses = ['', ''];
  #ports = ['', ''];
  /** Octets of this segment. */
  #length = 0;
  /** Of which null is what was cut off. */
  #said: (string | null)[] = [];
  /** The code of the reply whose lines are told by their words, and those words. */
  #code = '';
  #words: string[] = [];
  #layer: 'none' | 'mail' | 'text' = 'none';
  #isRepeated = false;

  constructor(sink: Sink) {
    this.#streams = new Streams(sink, 'lines');
  }

  line(line: string): void {
    if (FRAME.test(line)) this.#finish();
    else if (line.startsWith(' ')) this.#inside(line);
    else this.#header(line);
  }

  end(): void {
    this.#finish();
    this.#streams.end();
  }

  #header(line: string): void {
    const [, from, to] = IP.exec(line) ?? [];
    const [, fromPort, toPort, length] = TCP.exec(line) ?? [];
    if (from !== undefined) this.#addresses = [from, to!];
    else if (fromPort !== undefined) {
      this.#ports = [fromPort, toPort!];
      this.#length = Number(length);
    }
    this.#layer = MAIL.test(line) ? 'mail' : 'none';
  }

  #inside(line: string): void {
    const time = TIME.exec(line)?.[1];
    if (time !== undefined) this.#atMs = Number(time) * 1000;
    else if (REPEATED.test(line)) this.#isRepeated = true;
    else if (this.#layer !== 'none') this.#mail(line);
  }

  #mail(line: string): void {
    const said = (this.#layer === 'text' ? TEXT.exec(line) : null)?.[1] ?? SAID.exec(line)?.[1];
    const [cut, words] = [CUT.exec(line)?.[1], WORDS.exec(line)?.[1]];
    if (/^ {4}Line-based text data/.test(line)) this.#layer = 'text';
    else if (said !== undefined) this.#line(said.replace(WRITTEN, (_, name: string) => own(CHARACTERS, name) ?? name));
    else if (cut !== undefined) this.#said.push(cut, null, '\r\n');
    else if (FULL_STOP.test(line)) this.#said.push('.\r\n');
    else if (words !== undefined && this.#code !== '') this.#words.push(words);
  }

  #line(said: string): void {
    this.#reply();
    this.#code = FIRST.exec(said)?.[1] ?? '';
    this.#said.push(said);
  }

  #reply(): void {
    const [, ...more] = this.#words;
    more.forEach((words, at) => this.#said.push(`${this.#code}${at < more.length - 1 ? '-' : ' '}${words}\r\n`));
    this.#words = [];
    this.#code = '';
  }

  /** What is not written out, as a message within a literal, is missing. */
  #finish(): void {
    this.#reply();
    if (!this.#isRepeated && this.#length > 0) this.#tell();
    this.#said = [];
    this.#length = 0;
    this.#layer = 'none';
    this.#isRepeated = false;
  }

  #tell(): void {
    const direction = { from: `${this.#addresses[0]}:${this.#ports[0]}`, to: `${this.#addresses[1]}:${this.#ports[1]}` };
    let missing = this.#length - this.#said.reduce((sum, said) => sum + (said?.length ?? 0), 0);
    const cuts = this.#said.filter((said) => said === null).length;
    for (const said of this.#said) {
      if (said === null) this.#streams.leftOut(direction, cuts === 1 ? missing : null, this.#atMs);
      else this.#streams.say(direction, said, this.#atMs);
      if (said === null && cuts === 1) missing = 0;
      // a message within a literal is taken apart, and so not written out
      const literal = Number(LITERAL.exec(said ?? '')?.[1] ?? 0);
      if (literal === 0 || literal > missing || cuts > 0) continue;
      this.#streams.leftOut(direction, literal, this.#atMs);
      missing -= literal;
    }
    if (missing > 0 && cuts === 0) this.#streams.leftOut(direction, missing, this.#atMs);
  }
}
