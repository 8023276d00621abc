/** msmtp and mpop with --debug: `<--` and `-->` after the account they found. */
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { endsAt } from '../log/telling.ts';

/** Settings, certificates, and what it found them in. */
const OWN = /^(?:[a-z_]+ += |[ \t]+\S|TLS (?:session|certificate)|using |loaded |ignoring |falling back|reading |delivery |system |user )/;
const SETTING = /^(host|port) += (\S+)$/;

export const msmtp = logFormat(
  'msmtp',
  (lines) =>
    count(lines, /^(?:using account |loaded (?:user|system) configuration file |ignoring (?:user|system) configuration file )/) > 0 &&
    count(lines, /^<-- /) > 0,
  (sink) => new MsmtpLog(sink),
);

class MsmtpLog extends SerialLog {
  #host = '';
  #tlsSession = false;

  line(line: string): Heard {
    if (line.startsWith('<-- ')) this.telling.line('server', line.slice(4), null);
    else if (line.startsWith('--> ')) this.telling.line('client', line.slice(4), null);
    else if (line === '<--' || line === '-->') this.telling.line(line === '<--' ? 'server' : 'client', '', null);
    else if (this.#tlsSession || OWN.test(line)) this.#noted(line);
    else return ASIDE;
  }

  #noted(line: string): void {
    const [, name, value] = SETTING.exec(line) ?? [];
    if (name === 'host') this.#host = value!;
    else if (name === 'port') this.telling.connect(endsAt(this.#host, value!));
    else if (/^TLS (?:session parameters|certificate information)/.test(line)) this.#tlsSession = !line.startsWith('TLS cert');
    else if (this.#tlsSession && line.trim() !== '') this.#secure(line.trim());
  }

  /** '(TLS1.3)-(ECDHE-SECP256R1)-(RSA-PSS-RSAE-SHA256)-(AES-256-GCM)', or words of OpenSSL. */
  #secure(session: string): void {
    this.#tlsSession = false;
    const version = /TLS[\d.]+|TLSv[\d.]+/.exec(session)?.[0] ?? '';
    this.telling.secure({ version, cipher: session.replace(/^\(?TLSv?[\d.]+\)?[- ]*/, '') }, null);
  }
}
