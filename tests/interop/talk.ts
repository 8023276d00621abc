/** A conversation by hand: a line is said, an answer awaited. It ends with `Cut` wherever the line does. */
import { connect, type Socket } from 'node:net';

/** The line was cut before the answer came. */
export class Cut extends Error {}

export class Talk {
  readonly socket: Socket;
  #heard = '';
  #closed = false;
  #wake = () => {};

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      this.#heard += chunk;
      this.#wake();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#closed = true;
      this.#wake();
    });
  }

  static to(port: number, localAddress?: string): Talk {
    return new Talk(connect({ port, host: '127.0.0.1', ...(localAddress ? { localAddress } : {}) }));
  }

  get closed(): boolean {
    return this.#closed;
  }
  get heard(): string {
    return this.#heard;
  }

  /** What was said up to this pattern. */
  async hear(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#heard);
      if (found) {
        const said = this.#heard.slice(0, found.index + found[0].length);
        this.#heard = this.#heard.slice(said.length);
        return said;
      }
      if (this.#closed) throw new Cut(`cut; heard last: ${this.#heard.slice(-200)}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async say(words: string, pattern: RegExp): Promise<string> {
    this.socket.write(words, 'latin1');
    return this.hear(pattern);
  }

  /** Until the other side has hung up. */
  async end(): Promise<string> {
    while (!this.#closed) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#heard;
  }
}

/** The last line of a reply of SMTP, of a tagged one of IMAP. */
export const REPLY = /^\d{3} .*\r\n/m;
export const tagged = (tag: string): RegExp => new RegExp(`^${tag} (OK|NO|BAD).*\\r\\n`, 'm');
