/** openssl s_client: certificates and sessions are passed over, what is left is a bare session inside TLS. */
import { tellBare } from '../log/bare.ts';
import { ASIDE, type Heard, count, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { endsAt } from '../log/telling.ts';
import { isSurelySaid } from '../log/sure.ts';
import { fromTheStart, isSurelyGreeting } from '../log/turns.ts';

const COMMAND = /s_client .*-connect (\S+):(\d+)/;
const CIPHER = /^New, (\S+), Cipher is (\S+)/;
/** What it says about TLS and itself, in the middle of the session too. */
const NOISE =
  /^(?:---|read R BLOCK|Post-Handshake New Session Ticket|SSL-Session:|depth=|verify |verify error|Verify return|RENEGOTIATING|KEYUPDATE|Can't use SSL|DONE$|read:errno=|closed$| {2,}|Didn't find STARTTLS)/;

export const openssl = logFormat(
  'openssl',
  (lines) => count(lines, /^CONNECTED\([0-9A-F]+\)/) > 0,
  (sink) => new OpensslLog(sink),
);

class OpensslLog extends SerialLog {
  #told = { version: '', cipher: '' };
  /** 'handshake': nothing of the session is there yet. 'ticket': in the block about a session that came later. */
  #at: 'handshake' | 'session' | 'ticket' = 'handshake';

  line(line: string): Heard {
    const command = COMMAND.exec(line);
    if (command) this.telling.connect(endsAt(command[1]!, command[2]!));
    else if (line.startsWith('CONNECTED(')) this.#begin();
    else if (this.#at === 'handshake' && !this.#isCutShort(line)) this.#handshake(line);
    else if (/^(?:Post-Handshake|SSL-Session:)/.test(line)) this.#at = 'ticket';
    else if (this.#at === 'ticket') this.#at = line === 'read R BLOCK' ? 'session' : 'ticket';
    else return this.#session(line);
    return ASIDE;
  }

  /** Somebody has left out the end of the block, and a session begins. */
  #isCutShort(line: string): boolean {
    if (this.#told.cipher === '' || !(isSurelyGreeting(line) || isSurelySaid(line) || /^\. OK /.test(line))) return false;
    this.#at = 'session';
    return true;
  }

  #begin(): void {
    this.#at = 'handshake';
    this.#told = { version: '', cipher: '' };
  }

  /** It ends with the last rule, behind the result of the verification. */
  #handshake(line: string): void {
    const [, version, cipher] = CIPHER.exec(line) ?? [];
    if (version !== undefined) this.#told = { version, cipher: cipher! };
    if (!/^\s*(?:Verify return code|Verification|Extended master secret|Max Early Data)/.test(line)) return;
    if (/^\s*Verif(?:y|ication).*/.test(line) && this.#told.cipher === '') return;
    this.#at = 'session';
  }

  #session(line: string): Heard {
    if (/^(?:closed|read:errno=.*|DONE)$/.test(line)) this.telling.close('end');
    else if (this.telling.turns.texting !== '' || !NOISE.test(line)) return this.#say(line);
    return ASIDE;
  }

  /** With -starttls it shows only the last line of what was said before. */
  #say(line: string): Heard {
    if (!this.telling.isOpen && line !== '') this.telling.secure(this.#told, null, fromTheStart('server', line));
    return tellBare(this.telling, line, null);
  }
}
