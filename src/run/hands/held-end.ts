/** A server's end in whose place a person answers: it reads line by line, and each only when the reply before is out and its own is due. */
import { lineEnd } from '../../mail/octets.ts';
import type { End } from '../../protocols/carrier.ts';
import type { Clock } from '../../sim/clock.ts';

export class HeldEnd implements End {
  readonly #end: End;
  readonly #clock: Clock;
  readonly #pauseMs: () => number;
  readonly #unread: Uint8Array[] = [];
  #isHeld = false;

  /** `pauseMs`: how long what comes next is not read. */
  constructor(end: End, clock: Clock, pauseMs: () => number) {
    this.#end = end;
    this.#clock = clock;
    this.#pauseMs = pauseMs;
  }

  get patienceMs(): number {
    return this.#end.patienceMs;
  }
  get inText(): boolean {
    return this.#end.inText === true;
  }
  get state(): string {
    return this.#end.state;
  }

  refusalOf(verb: string): string | undefined {
    return this.#end.refusalOf?.(verb);
  }
  has(verb: string): boolean {
    return this.#end.has?.(verb) ?? true;
  }

  opened(): void {
    this.#hold(() => this.#end.opened());
  }
  received(octets: Uint8Array): void {
    for (let from = 0; from < octets.length; from = lineEnd(octets, from)) this.#unread.push(octets.subarray(from, lineEnd(octets, from)));
    this.#read();
  }
  secured(): void {
    this.#end.secured?.();
  }
  ended(reason: Parameters<End['ended']>[0]): void {
    this.forget();
    this.#end.ended(reason);
  }
  timedOut(): void {
    this.#end.timedOut();
  }

  /** RFC 3207 §5: what came in the clear behind the command is nobody's command. */
  forget(): void {
    this.#unread.length = 0;
  }

  #read(): void {
    while (!this.#isHeld && this.#unread.length > 0) this.#hold(() => this.#pass());
  }

  #pass(): void {
    const line = this.#unread.shift();
    if (line) this.#end.received(line);
  }

  #hold(act: () => void): void {
    const pauseMs = this.#pauseMs();
    if (pauseMs <= 0) return act();
    this.#isHeld = true;
    this.#clock.after(pauseMs, () => {
      this.#isHeld = false;
      act();
      this.#read();
    });
  }
}
