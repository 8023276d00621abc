/**
 * A journal as a text transcript: a heading for each conversation, then a line for each line that crossed, with the seconds
 * since the beginning. People read it, and formats/transcript.ts reads it back octet for octet: what is no plain line of text
 * is written as a JSON string (`C=:`), a DNS message in hexadecimal digits (`C#:`).
 */
import { decodeUtf8, text, utf8 } from '../../mail/octets.ts';
import type { Scene } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';
import { sealedConnections } from '../replay.ts';

export const FIRST_LINE = '# Mailscope transcript 1';
const LF = 10;
const CR = 13;

/** Lines, each with its end, for the entries `[first..end)`. */
export function* transcriptLines(journal: Journal, scene: Scene, first = 0, end = journal.length): Generator<string> {
  yield `${FIRST_LINE} ${isoOf(scene.startsAt)}\n`;
  const writer = new Writer(journal, scene);
  for (let index = first; index < end; index++) yield* writer.lines(index);
}

/** '' for a recording without a clock. */
const isoOf = (epochMs: number): string => (epochMs === 0 ? '' : new Date(epochMs).toISOString());

class Writer {
  readonly #journal: Journal;
  readonly #scene: Scene;
  readonly #sealed: ReadonlySet<number>;
  #heading = '';

  constructor(journal: Journal, scene: Scene) {
    this.#journal = journal;
    this.#scene = scene;
    this.#sealed = sealedConnections(journal);
  }

  *lines(index: number): Generator<string> {
    const kind = this.#journal.kind(index);
    if (kind === 'open') yield* this.#under(index, `${this.#seconds(index)} # open ${this.#journal.detail(index)}`.trimEnd());
    else if (kind === 'close') yield* this.#under(index, `${this.#seconds(index)} # close ${this.#journal.label(index)}`);
    else if (kind === 'tls') yield* this.#tls(index);
    else if (kind === 'command' || kind === 'text') yield* this.#said(index, 'C');
    else if (kind === 'reply') yield* this.#said(index, 'S');
    else if (kind === 'question' || kind === 'answer') yield* this.#lookup(index, kind === 'question' ? 'C' : 'S');
  }

  *#said(index: number, mark: string): Generator<string> {
    for (const line of wireLines(this.#journal.octets(index))) yield* this.#under(index, `${this.#seconds(index)} ${mark}${line}`);
  }

  *#tls(index: number): Generator<string> {
    const label = this.#journal.label(index);
    const sealed = this.#sealed.has(this.#journal.connection(index));
    if (label === 'Finished' && !sealed) yield* this.#under(index, `${this.#seconds(index)} # TLS`);
    else if (label === 'application_data') yield* this.#under(index, `${this.#seconds(index)} # sealed ${this.#journal.octetCount(index)}`);
  }

  *#lookup(index: number, mark: string): Generator<string> {
    const digits = Array.from(this.#journal.octets(index), (octet) => octet.toString(16).padStart(2, '0')).join('');
    const words = [this.#journal.label(index), this.#journal.detail(index)].filter(Boolean).join(' ');
    yield* this.#under(index, `${this.#seconds(index)} ${mark}#: ${digits}  ${printable(words)}`);
  }

  /** The line, under the heading of its conversation. */
  *#under(index: number, line: string): Generator<string> {
    const heading = this.#headingOf(index);
    if (heading !== this.#heading) yield `\n${heading}\n`;
    this.#heading = heading;
    yield `${line}\n`;
  }

  #headingOf(index: number): string {
    const connection = this.#journal.connections[this.#journal.connection(index)];
    if (connection) {
      const { name, client, server, clientAddress, serverAddress } = connection;
      return `# ${name} ${this.#end(client, clientAddress)} > ${this.#end(server, serverAddress)}`;
    }
    const isQuestion = this.#journal.kind(index) === 'question';
    const [client, server] = [this.#journal.from(index), this.#journal.to(index)];
    const [one, other] = isQuestion ? [client, server] : [server, client];
    return `# dns/udp ${this.#end(one, '')} > ${this.#end(other, '')}`;
  }

  #end(agent: number, address: string): string {
    const host = this.#scene.hosts[this.#scene.agents[agent]?.host ?? -1];
    const name = host && host.name !== host.address ? host.name : '';
    return `${address || host?.address || '-'} (${printable(name) || '-'})`;
  }

  #seconds(index: number): string {
    return (this.#journal.at(index) / 1000).toFixed(6);
  }
}

const printable = (words: string): string => words.replace(/[\p{Cc}()>\s]+/gu, ' ').trim();

/** Octets as lines behind 'C' or 'S': ': EHLO a.org', or '=: "…"' where it is more than a line of text. */
function* wireLines(octets: Uint8Array): Generator<string> {
  for (let start = 0; start < octets.length;) {
    const lf = octets.indexOf(LF, start);
    const end = lf < 0 ? octets.length : lf + 1;
    yield wireLine(octets.subarray(start, end));
    start = end;
  }
}

function wireLine(octets: Uint8Array): string {
  const isLine = octets.length >= 2 && octets[octets.length - 1] === LF && octets[octets.length - 2] === CR;
  const line = isLine ? decodeUtf8(octets.subarray(0, -2)) : undefined;
  const isPlain = line !== undefined && !/\p{Cc}/u.test(line.replaceAll('\t', ' ')) && utf8(line).length === octets.length - 2;
  return isPlain ? `: ${line}` : `=: ${JSON.stringify(text(octets))}`;
}
