/** Perl's Mail::IMAPClient with Debug, and imapsync with --debugimap: `Sending:` and `Read:`, further lines of an answer behind a tab. */
import { ASIDE, count, type Heard, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { endsAt } from '../log/telling.ts';

const SAID = /^(Sending|Read): ?\t?(.*)$/s;
const LITERAL = /^Sending literal(?: string)?: ?(.*)$/s;
const MEASURED = /^Sent \d+ bytes$/;
const SERVER = /^Connect(?:ing with|ed to) .*?(?:PeerAddr )?([\w.-]+\.[\w-]+)(?: PeerPort (\d+))?/;

export const imapclient = logFormat(
  'imapclient',
  (lines) => count(lines, /^Sending: \S+ [A-Z]/) > 0 && count(lines, /^Read: \t/) > 0,
  (sink) => new ImapclientLog(sink, { evidence: 'lines', protocol: 'imap' }),
);

class ImapclientLog extends SerialLog {
  /** The answer goes on in lines behind a tab. */
  #reading = false;

  line(line: string): Heard {
    const [, verb, words] = SAID.exec(line) ?? [];
    const literal = LITERAL.exec(line)?.[1];
    if (verb !== undefined) this.#said(verb === 'Read', words!);
    else if (literal !== undefined) this.telling.line('client', literal, null);
    else if (this.#reading && line.startsWith('\t')) this.telling.line('server', line.slice(1), null);
    else if (!MEASURED.test(line)) return this.#event(line);
  }

  #said(byServer: boolean, words: string): void {
    this.#reading = byServer;
    this.telling.line(byServer ? 'server' : 'client', words, null);
  }

  #event(line: string): Heard {
    const [, host, port] = SERVER.exec(line) ?? [];
    if (port !== undefined) this.telling.connect({ ...endsAt(host!, port), protocol: 'imap' });
    return ASIDE;
  }
}
