/** swaks, the "Swiss Army Knife for SMTP": `<-` and `->` in the clear, `<~` and `~>` under TLS, `<**` and `**>` where something went wrong. */
import { ASIDE, type Heard, count, isShort, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { endsAt } from '../log/telling.ts';

const TRYING = /^=== Trying (.+?):(\d+)\.\.\./;
const CIPHER = /^=== TLS started (?:with|w\/) cipher (?:([\w.]+):)?([\w-]+)/;
const SERVER = /^<(?:-|~|\*\*|~\*) {1,2}/;
const CLIENT = /^ (?:-|~|\*\*|~\*)> ?/;

const REPLY = /^<[-~*]{1,2} {1,2}[2-5]\d\d[ -]/;

export const swaks = logFormat(
  'swaks',
  (lines) => count(lines, /^=== (?:Trying|Connected to) /) > 0 || (count(lines, REPLY) > 0 && (count(lines, CLIENT) > 0 || isShort(lines))),
  (sink) => new SwaksLog(sink),
);

class SwaksLog extends SerialLog {
  line(line: string): Heard {
    const server = SERVER.exec(line);
    const client = server ? null : CLIENT.exec(line);
    if (server) this.telling.line('server', line.slice(server[0].length), null);
    else if (client) this.telling.line('client', line.slice(client[0].length), null);
    else if (line.startsWith('===')) this.#event(line);
    else if (!line.startsWith('*** ')) return ASIDE;
  }

  #event(line: string): void {
    const trying = TRYING.exec(line);
    const cipher = CIPHER.exec(line);
    if (trying) this.telling.connect(endsAt(trying[1]!, trying[2]!));
    else if (cipher) this.telling.secure({ version: cipher[1] ?? '', cipher: cipher[2]! }, null);
    else if (/^=== (?:Connection closed|Dropping connection)/.test(line)) this.telling.close('end');
  }
}
