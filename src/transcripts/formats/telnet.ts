/** A session typed into telnet or nc: no marks at all, the words of the program around it. */
import { own } from '../../own.ts';
import { ASIDE, count, type Heard, isShort, logFormat, type Log } from './log/log-format.ts';
import { tellBare } from './log/bare.ts';
import { isSurelySaid } from './log/sure.ts';
import { endsAt, Telling } from './log/telling.ts';
import { isSurelyGreeting, looksLikeGreeting, looksSaidByServer } from './log/turns.ts';
import { saidByClient } from '../vocabulary.ts';
import type { Sink } from '../sink.ts';

const PROMPT = /^(?:[\w.@:~/ -]*[$#%>] ?)?(?:telnet|nc|ncat|netcat)(?: -\S+)* (\S+) (\d+|smtp|pop3|imap|submission)\b/;
const TRYING = /^Trying (\S+?)\.{3}$/;
const CONNECTED = /^Connected to (\S+?)\.?$/;
const NOISE = /^(?:Escape character is |telnet> |Connection to \S+ \d+ port |Ncat: )/;
const CLOSED = /^(?:Connection closed(?: by foreign host)?\.?|Ncat: .* closed\.?|Conexi.n cerrada.*)$/;
const PORTS: Record<string, string> = { smtp: '25', pop3: '110', imap: '143', submission: '587' };

/** Lines before a session that are none of it. */
const MOST_AROUND = 40;

export const telnet = logFormat('telnet', isTelnet, (sink) => new TelnetLog(sink));

function isTelnet(lines: readonly string[]): boolean {
  if (count(lines, /^Escape character is /) > 0 && count(lines, TRYING) + count(lines, CONNECTED) > 0) return true;
  const written = lines.filter((line) => line.trim() !== '' && !PROMPT.test(line));
  if (isShort(lines) && written.length > 0) return written.every(isSurelySaid);
  // a title, a prompt, the header of PuTTY
  const said = written.slice(Math.max(0, written.slice(0, MOST_AROUND).findIndex(isSurelyGreeting)));
  const asked = said.filter(saidByClient).length;
  const [first = ''] = said;
  if (isSurelyGreeting(first) || looksLikeGreeting(first)) return asked > 0 || said.length <= 3 || said.every(looksSaidByServer);
  return saidByClient(first) && asked >= 2 && said.filter(looksSaidByServer).length >= 2;
}

class TelnetLog implements Log {
  readonly #telling: Telling;
  #port = '';

  constructor(sink: Sink) {
    this.#telling = new Telling(sink);
  }

  line(line: string): Heard {
    if (this.#telling.turns.texting !== '') this.#telling.line(this.#telling.turns.sideOf(line), line, null);
    else return this.#isOfTelnet(line) ? ASIDE : tellBare(this.#telling, line, null);
  }

  end(): void {
    this.#telling.close('cut');
  }

  #isOfTelnet(line: string): boolean {
    const [, host, port] = PROMPT.exec(line) ?? [];
    const address = TRYING.exec(line)?.[1];
    const name = CONNECTED.exec(line)?.[1];
    if (host !== undefined) this.#call(host, own(PORTS, port!) ?? port!);
    else if (address !== undefined) this.#telling.know({ server: this.#port === '' ? '' : `${address}:${this.#port}` });
    else if (name !== undefined) this.#telling.know({ serverName: /^[\d.:]+$/.test(name) ? '' : name });
    else if (CLOSED.test(line)) this.#telling.close('end');
    else return NOISE.test(line);
    return true;
  }

  #call(host: string, port: string): void {
    this.#port = port;
    this.#telling.connect(endsAt(host, port));
  }
}
