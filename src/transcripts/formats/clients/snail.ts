/**
 * s-nail (mailx) with -v: the client's lines behind `>>>`, the server's behind `>>> SERVER:`. Heirloom mailx and nail before it
 * had no name before their lines, left the server's bare, and showed of a message only its last line.
 */
import { ASIDE, count, type Heard, logFormat, shows } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { endsAt } from '../log/telling.ts';

const SAID = /^(?:s-nail|s-mailx|mailx|nail|mail): >>> (SERVER: )?(.*)$/s;
const CONNECTING = /^(?:s-nail|s-mailx|mailx|nail|mail): Connecting to (\S+):(\d+)/;
const BEFORE = /^(?:Resolving host (\S+) \. \. \.|Connecting to (\S+):(\d+) \. \. \.)/;
const COMMAND = /^>>> (.*)$/s;
const REPLY = /^[2-5]\d\d(?:[ -]|$)/;
const OWN = /^(?:s-nail|s-mailx|mailx|nail|mail): /;

export const snail = logFormat(
  's-nail',
  (lines) => shows(lines, SAID) || (count(lines, BEFORE) > 0 && count(lines, COMMAND) > 0),
  (sink) => new SnailLog(sink),
);

class SnailLog extends SerialLog {
  /** The name that was looked up last. */
  #name = '';

  line(line: string): Heard {
    const [, server, words] = SAID.exec(line) ?? [];
    const [, host, port] = CONNECTING.exec(line) ?? [];
    if (words !== undefined) this.telling.line(server === undefined ? 'client' : 'server', words, null);
    else if (host !== undefined) this.telling.connect(endsAt(host, port!));
    else if (!OWN.test(line)) return this.#before(line);
  }

  #before(line: string): Heard {
    const [, name, host, port] = BEFORE.exec(line) ?? [];
    const command = COMMAND.exec(line)?.[1];
    if (name !== undefined) this.#name = name;
    else if (host !== undefined) this.telling.connect({ ...endsAt(host, port!), ...(this.#name !== '' && { serverName: this.#name }) });
    else if (command !== undefined) this.telling.lineWithoutText(command, null);
    else if (REPLY.test(line)) this.telling.line('server', line, null);
    else return ASIDE;
  }
}
