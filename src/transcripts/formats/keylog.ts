/** Secrets of TLS sessions, as browsers, curl and OpenSSL write them to SSLKEYLOGFILE: not a recording, but what opens one. RFC 9850. */
import { text } from '../../mail/octets.ts';
import type { Format, Reader } from '../format.ts';
import type { Sink } from '../sink.ts';
import { looksLikeKeyLog } from '../tls/keylog.ts';

const LF = 10;
/** Octets of one line; real ones have less than 400. */
const MAX_LINE = 4096;

export const keylog: Format = {
  name: 'keylog',
  holdsOctets: true,
  recognises: (head) => looksLikeKeyLog(text(head, 0, Math.min(head.length, MAX_LINE))),
  read: (sink) => new KeyLogReader(sink),
};

class KeyLogReader implements Reader {
  readonly #sink: Sink;
  #rest = '';

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(octets: Uint8Array): void {
    const end = octets.lastIndexOf(LF) + 1;
    const rest = this.#rest + text(octets, 0, end);
    if (end > 0) this.#sink.keys(rest);
    this.#rest = (end > 0 ? '' : rest) + text(octets, end);
    if (this.#rest.length > MAX_LINE) this.#rest = '';
  }

  end(): void {
    if (this.#rest !== '') this.#sink.keys(this.#rest);
  }
}
