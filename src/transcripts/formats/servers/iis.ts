/**
 * The SMTP service of IIS and of Exchange 2000/2003. What it took, it writes as commands with the code of the answer; what it
 * sent, as commands and first lines of replies. Blanks are written `+`.
 */
import { ASIDE, type Heard, logFormat } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import type { Telling } from '../log/telling.ts';
import { IisRows, type Row } from './iis-rows.ts';
import { greetsInSmtp, saidInSmtp, standsAlone } from '../../vocabulary.ts';

const OUTBOUND = /^OutboundConnection(Command|Response)$/;
/** What the service notes for a session that has ended well: no reply has this code. */
const ENDED = '240';

const cell = (row: Row, name: string): string => (row.get(name) === '-' ? '' : (row.get(name) ?? ''));
const ofSmtp = (row: Row): boolean =>
  OUTBOUND.test(cell(row, 'cs-username')) || (saidInSmtp(cell(row, 'cs-method')) && /^(?:SMTP|)$/.test(cell(row, 'cs-version')));

function isIis(lines: readonly string[]): boolean {
  const rows = new IisRows();
  return lines.some((line) => {
    const row = rows.of(line);
    return row != null && ofSmtp(row);
  });
}

/** Within angle brackets a plus sign is one: `<ana+list@a.org>`. */
const spaced = (words: string): string => words.replace(/<[^>]*>|\+/g, (piece) => (piece === '+' ? ' ' : piece)).trim();

export const iis = logFormat('iis', isIis, (sink) => new IisLog(sink));

class IisLog extends ParallelLog {
  readonly #rows = new IisRows();
  /** The last command of each session. */
  readonly #verbs = new WeakMap<Telling, string>();

  line(line: string): Heard {
    const row = this.#rows.of(line);
    if (row === null) return;
    // a command without its words is none
    if (!row?.has('cs-uri-query')) return ASIDE;
    const { atMs } = stampOf(`${cell(row, 'date')} ${cell(row, 'time')}`.trim());
    const [, sent] = OUTBOUND.exec(cell(row, 'cs-username')) ?? [];
    if (sent !== undefined) this.#sent(sent, row, atMs);
    else if (cell(row, 'cs-method') === '') return ASIDE;
    else this.#taken(row, atMs);
  }

  #sent(what: string, row: Row, atMs: number | null): void {
    const [address, port] = [cell(row, 'c-ip'), cell(row, 's-port') || '25'];
    const telling = this.tellings.of(`to ${address}`);
    if (!telling.isOpen)
      telling.know({ protocol: 'smtp', server: address === '' ? '' : `${address}:${port}`, clientName: cell(row, 's-computername') });
    if (what === 'Command') return this.#command(telling, row, atMs);
    const words = spaced(cell(row, 'cs-uri-query'));
    telling.line('server', words, atMs);
    // of several lines the first is written down
    if (words.charAt(3) === '-') telling.leftOut('server', null, atMs);
    if (words.startsWith('221')) telling.close('end', atMs);
  }

  #taken(row: Row, atMs: number | null): void {
    const [client, server, code] = [cell(row, 'c-ip'), cell(row, 's-ip'), cell(row, 'sc-status')];
    const telling = this.tellings.of(`from ${client} ${cell(row, 'cs-username')}`);
    const verb = cell(row, 'cs-method').toUpperCase();
    if (greetsInSmtp(verb) && this.#isAnother(telling)) telling.close('cut');
    if (!telling.isOpen) telling.know({ protocol: 'smtp', client, server, serverName: cell(row, 's-computername') });
    this.#command(telling, row, atMs);
    // nothing but 354 leads from DATA to a message that was taken
    if (verb === 'DATA' && code.startsWith('2')) {
      this.#replied(telling, '354', atMs);
      telling.leftOut('client', null, atMs);
    }
    this.#replied(telling, code, atMs);
    if (verb === 'QUIT') telling.close('end', atMs);
  }

  /** The words of a reply, and what is offered, are not logged. */
  #replied(telling: Telling, code: string, atMs: number | null): void {
    if (/^[2-5]\d\d$/.test(code) && code !== ENDED) telling.octets('server', `${code} `, atMs);
    telling.leftOut('server', null, atMs);
  }

  /** Whoever greets again has come again, but after STARTTLS, and where EHLO was not understood. */
  #isAnother(telling: Telling): boolean {
    const last = this.#verbs.get(telling) ?? '';
    return telling.isOpen && last !== 'STARTTLS' && !greetsInSmtp(last);
  }

  #command(telling: Telling, row: Row, atMs: number | null): void {
    const verb = cell(row, 'cs-method').toUpperCase();
    this.#verbs.set(telling, verb);
    // behind DATA and QUIT stand the message's id and the client's name, which were not said
    const rest = standsAlone(verb) ? '' : spaced(cell(row, 'cs-uri-query'));
    telling.line('client', rest === '' ? verb : `${verb} ${rest}`, atMs);
  }
}
