/** A letter of which the APPEND is missing: its lines follow a gap, and what the server says shows that it has them. */
import { text } from '../../../mail/octets.ts';
import { Kept } from '../kept.ts';
import type { ImapExchange } from './command.ts';
import type { Frame } from './frames.ts';

/** The rest of a line that announced a literal. */
const ANNOUNCEMENT = /^[^:]*\d\+?\}$/;
const FIELD = /^[!-9;-~]+[ \t]*:/;
/** A letter has one line at least, and the command that it stands in ends behind it. */
const FEWEST_LINES = 2;
const LINE_END_OCTETS = 2;

export class TornAppend {
  #kept = new Kept();
  #lines = 0;
  #hasField = false;
  #invited = false;
  #exchange = -1;

  /** The server has said `+` to nobody knows what. */
  invite(): void {
    this.#invited = true;
  }

  /** A line of the client whose command is missing. */
  add({ number }: ImapExchange, { kept, text: line }: Frame): void {
    if (this.#lines === 0 && ANNOUNCEMENT.test(line)) return;
    if (this.#lines === 0) [this.#exchange, this.#hasField] = [number, FIELD.test(line)];
    this.#lines++;
    this.#kept.add(kept.octets);
  }

  /** Takes what there is of the letter; `undefined` if the lines were none. `reply`: what the server says to a command that nobody has seen. */
  take(reply: string): { exchange: number; octets: Uint8Array } | undefined {
    const [octets, lines, exchange] = [this.#kept.octets, this.#lines, this.#exchange];
    const isLetter = this.#hasField || this.#invited || /APPEND/i.test(reply);
    this.#kept = new Kept();
    this.#lines = 0;
    this.#hasField = this.#invited = false;
    if (lines < FEWEST_LINES || !isLetter) return undefined;
    return { exchange, octets: text(octets.subarray(-LINE_END_OCTETS)) === '\r\n' ? octets.subarray(0, -LINE_END_OCTETS) : octets };
  }
}
