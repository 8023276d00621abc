/** fetchmail -v: `IMAP<`, `POP3>`, and SMTP or LMTP beside it, for it hands on what it fetches; messages are left out. */
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { endsAt, type Ends, type Telling } from '../log/telling.ts';

const SAID = /^(?:.*\s)?fetchmail(?:\[\d+\])?: (IMAP|POP3|SMTP|ESMTP|LMTP)([<>])(\. \(EOM\)| ?)(.*)$/s;
const TRYING = /fetchmail(?:\[\d+\])?: Trying to connect to (\S+)\/(\d+)\.{3}connected/;
const POLL = /fetchmail(?:\[\d+\])?: .*(?:poll started|poll completed)/;
const TLS = /fetchmail(?:\[\d+\])?: .*SSL\/TLS: using protocol (\S+?), cipher (\S+?),/;

export const fetchmail = logFormat(
  'fetchmail',
  (lines) => count(lines, SAID) > 0,
  (sink) => new FetchmailLog(sink, { evidence: 'lines', literalsLeftOut: true }),
);

class FetchmailLog extends ParallelLog {
  #ends: Ends = {};

  line(line: string): Heard {
    const [, word, mark, final, said] = SAID.exec(line) ?? [];
    if (word !== undefined) return this.#said(word, mark === '<', final!.startsWith('.') ? '.' : said!);
    const trying = TRYING.exec(line);
    const tls = TLS.exec(line);
    if (trying) this.#connect(trying[1]!, trying[2]!);
    else if (tls) this.#fetching.secure({ version: tls[1]!, cipher: tls[2]! }, null);
    else if (POLL.test(line)) this.tellings.end();
    else if (!/(?:^|\s)fetchmail(?:\[\d+\])?: /.test(line)) return ASIDE;
  }

  get #fetching(): Telling {
    return this.tellings.of('fetching');
  }

  #connect(host: string, port: string): void {
    this.#ends = endsAt(host, port);
    this.#fetching.connect(this.#ends);
  }

  #said(word: string, byServer: boolean, said: string): void {
    const hands = /SMTP|LMTP/.test(word);
    const telling = hands ? this.tellings.of('handing on') : this.#fetching;
    const { turns } = telling;
    if (!byServer && said === '.' && turns.texting === 'client' && turns.textLines === 0) telling.leftOut('client', null, null);
    telling.line(byServer ? 'server' : 'client', said, null);
  }
}
