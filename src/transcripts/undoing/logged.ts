/** The line of a log that an object holds: programs that write JSON put it under a few names, journald beside who said it and when. */
import { own } from '../../own.ts';

/** Docker, journald, and most libraries. */
const FIELDS = ['log', 'MESSAGE', 'message', 'msg', 'line', 'text', 'data', 'event'];
/** A stamp that has the form of one and tells no time. */
const NO_TIME = '0000-00-00T00:00:00.000Z';

/** journald's is written as syslog writes it; `undefined`: the object holds no line. */
export function loggedIn(told: Record<string, unknown>): string | undefined {
  const line = FIELDS.map((name) => lineIn(own(told, name))).find((value) => value !== undefined);
  if (line === undefined) return undefined;
  const said = line.replaceAll('\0', '').replace(/\r?\n$/, '');
  return typeof told.SYSLOG_IDENTIFIER === 'string' ? `${syslogHead(told)}${said}` : said;
}

/** What is not UTF-8, journald writes as its octets. */
function lineIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const octets = Array.isArray(value) && value.every((each) => Number.isInteger(each) && each >= 0 && each < 256);
  return octets ? (value as number[]).map((octet) => String.fromCharCode(octet)).join('') : undefined;
}

/** journald counts microseconds (systemd.journal-fields). */
function syslogHead(told: Record<string, unknown>): string {
  const at = new Date(Number(told.__REALTIME_TIMESTAMP) / 1000);
  const stamp = Number.isNaN(at.getTime()) ? NO_TIME : at.toISOString();
  return `${stamp} ${String(told._HOSTNAME ?? '-')} ${String(told.SYSLOG_IDENTIFIER)}[${String(told._PID ?? told.SYSLOG_PID ?? 0)}]: `;
}
