/** How whoever types HTTP sees where a response ends: RFC 9112 §6.3. */
import { ContentReader, framingOf, type Framing } from '../../protocols/http/content.ts';
import { parseField, type Field } from '../../protocols/http/fields.ts';
import { parseStatusLine } from '../../protocols/http/wire.ts';
import type { LineReader } from '../../protocols/lines.ts';

/** More than any page of ours; what is longer is read to the end of the line. */
const MAX_CONTENT_OCTETS = 64 * 1024 * 1024;

export class HttpAnswer {
  readonly #lines: LineReader;
  #status = 0;
  #fields: Field[] = [];
  #content: ContentReader | undefined;
  /** The method of the request that is answered: nothing follows the header of an answer to HEAD. */
  method = '';
  /** The last line that was read ended the response. */
  isWhole = false;

  constructor(lines: LineReader) {
    this.#lines = lines;
  }

  /** The next line of the header, or '' once all of the content is there; nothing until then. */
  line(): string | undefined {
    if (this.#content) return this.#pastContent(this.#content);
    const line = this.#lines.line()?.text;
    if (line === undefined) return undefined;
    this.isWhole = false;
    if (this.#status === 0) this.#status = parseStatusLine(line)?.status ?? 0;
    else if (line === '') this.#endOfHeader();
    else this.#keep(line);
    return line;
  }

  #keep(line: string): void {
    const field = parseField(line);
    if (field) this.#fields.push(field);
  }

  #endOfHeader(): void {
    const framing = this.#framing();
    const isInterim = this.#status < 200;
    this.#status = 0;
    this.#fields = [];
    if (isInterim) return;
    if (framing.kind === 'length' && framing.octets === 0) this.isWhole = true;
    else this.#content = new ContentReader(framing, MAX_CONTENT_OCTETS);
  }

  #framing(): Framing {
    if (this.method === 'HEAD' || this.#status === 204 || this.#status === 304) return { kind: 'length', octets: 0 };
    const framing = framingOf(this.#fields, '1.1');
    return framing.kind === 'none' || framing.kind === 'fault' ? { kind: 'untilClose' } : framing;
  }

  #pastContent(content: ContentReader): string | undefined {
    if (content.read(this.#lines) === 'more') return undefined;
    this.#content = undefined;
    this.isWhole = true;
    return '';
  }
}
