/** curl -v: `<` and `>`; what it uploads and downloads it leaves out, and TLS records it only counts. */
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import { endsAt } from '../log/telling.ts';

const TRYING = /^\* +Trying (\[?.+?\]?):(\d+)\.\.\./;
const CONNECTED = /^\* (?:Connected|Established connection) to (\S+) \((\S+?)(?: port (\d+))?\)(?: port (\d+))?/;
/** TLS records that are counted, and how far it is. */
const REMARK = /^[{}*] ?|^ +% Total|^ +Dload |^\r? *\d+ +[\d.]+[kMG]? +\d+ /;
const CIPHER = /^\* SSL connection using (\S+) \/ (\S+)/;

export const curl = logFormat(
  'curl',
  (lines) =>
    count(lines, /^(?:[\d:.]+ )?\* +(?:Trying .*\.\.\.|Connected to |Established connection to )/) > 0 &&
    count(lines, /^(?:[\d:.]+ )?[<>] /) > 0,
  (sink) => new CurlLog(sink, { evidence: 'lines', literalsLeftOut: true }),
);

class CurlLog extends SerialLog {
  #secured = false;

  line(written: string): Heard {
    const line = /^\d/.test(written) ? written.slice(stampOf(written).length) : written;
    if (line.startsWith('< ')) this.telling.line('server', line.slice(2), null);
    else if (line.startsWith('> ')) this.telling.line('client', line.slice(2), null);
    else if (line.startsWith('* ')) this.#event(line);
    else if (!REMARK.test(line)) return ASIDE;
  }

  #event(line: string): void {
    const [, name, address, portInside, port] = CONNECTED.exec(line) ?? [];
    const cipher = CIPHER.exec(line);
    if (TRYING.test(line)) this.#trying(line);
    else if (name !== undefined)
      this.telling.know({ ...endsAt(address!, portInside ?? port ?? ''), serverName: name === address ? '' : name });
    else if (cipher && !this.#secured) this.#secure(cipher[1]!, cipher[2]!);
    else if (/^\* (?:Connection #\d+ to host .* left intact|Closing connection|closing connection|shutting down connection)/i.test(line))
      this.#close();
  }

  #trying(line: string): void {
    const [, host, port] = TRYING.exec(line)!;
    this.#secured = false;
    this.telling.connect(endsAt(host!.replace(/^\[|\]$/g, ''), port!));
  }

  #secure(version: string, cipher: string): void {
    this.#secured = true;
    this.telling.secure({ version, cipher }, null);
  }

  /** What it says after this, it says no more aloud. */
  #close(): void {
    this.telling.close('cut');
  }
}
