/** The lines of a hand, as a person at a terminal says them: a command at once, a text up to its dot, a literal up to its length. */
import { typedOctets } from '../../agents/typist/typed.ts';
import type { Line, Script, TypedProtocol, Wanted } from '../../agents/typist/typist.ts';
import type { TypedLine } from './hand.ts';
import { requestFrom } from './http-request.ts';
import { Standstill } from './standstill.ts';

/** How long somebody at a terminal thinks before typing a line. */
export const THINKING_MS = 1000;
/** An answer that has not begun for so long is not waited for. */
const QUIET_MS = 30_000;
const CRLF = '\r\n';

export class TypedScript implements Script {
  readonly thinkMs = THINKING_MS;
  readonly quietMs = QUIET_MS;
  readonly #hand: number;
  readonly #runs: boolean;
  readonly #lines: Line[];
  readonly #tagged: boolean;
  readonly #protocol: TypedProtocol;
  connection = -1;

  /** `hand`: its number among the interventions. */
  constructor(hand: number, { lines, runs = false }: { lines: readonly TypedLine[]; runs?: boolean }, protocol: TypedProtocol) {
    this.#hand = hand;
    this.#runs = runs;
    this.#lines = lines.flatMap(singleLines);
    this.#protocol = protocol;
    // IMAP, whose literals need not be asked for (RFC 7888)
    this.#tagged = protocol === 'imap';
  }

  next(wanted: Wanted): Line | undefined {
    if (this.#protocol === 'http') return this.#nextRequest();
    const count = this.#countOf(wanted);
    if (count > 0) return joined(this.#lines.splice(0, count));
    if (this.#runs) return undefined;
    const unsent = this.#lines.map(({ line }) => line);
    throw new Standstill({ hand: this.#hand, connection: this.connection, ...wanted, unsent });
  }

  /** A request goes out whole. */
  #nextRequest(): Line | undefined {
    const request = requestFrom(this.#lines);
    if ('line' in request) return request;
    if (this.#runs) return undefined;
    const unsent = this.#lines.map(({ line }) => line);
    throw new Standstill({ hand: this.#hand, connection: this.connection, asks: request.asks, literal: request.left, unsent });
  }

  /** Whether something is said, or may be, once the line has come to its end. */
  get goesOn(): boolean {
    return this.#protocol === 'http' && !(this.#runs && 'asks' in requestFrom([...this.#lines]));
  }

  /** How many lines are said together; 0 if what is wanted is not all there. */
  #countOf({ asks, literal }: Wanted): number {
    if (asks === 'text') return this.#lines.findIndex(({ line }) => line === '.') + 1;
    return asks === 'literal' ? this.#afterLiteral(0, literal) : this.#afterLine(0);
  }

  /** How many lines there are up to the end of a command that goes on with the line `at`. */
  #afterLine(at: number): number {
    const line = this.#lines[at]?.line;
    if (line === undefined) return 0;
    const announced = this.#tagged ? /\{(\d{1,9})\+\}$/.exec(line)?.[1] : undefined;
    return announced === undefined ? at + 1 : this.#afterLiteral(at + 1, Number(announced));
  }

  /** The same if a literal of so many octets begins with the line `from`. */
  #afterLiteral(from: number, octets: number): number {
    let left = octets;
    for (let at = from; at < this.#lines.length; at++) {
      const length = typedOctets(this.#lines[at]!.line).length;
      if (length >= left) return this.#afterLine(at);
      left -= length + CRLF.length;
    }
    return 0;
  }
}

/** A line as it is typed; what is pasted may have several. */
export function singleLines(typed: TypedLine): Line[] {
  const { line, pauseMs } = typeof typed === 'string' ? { line: typed, pauseMs: 0 } : typed;
  return line.split(/\r?\n/).map((each) => ({ line: each, pauseMs }));
}

function joined(lines: readonly Line[]): Line {
  return { line: lines.map(({ line }) => line).join(CRLF), pauseMs: lines[0]!.pauseMs };
}
