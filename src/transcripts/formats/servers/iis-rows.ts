/**
 * The forms in which IIS logs, as rows with the W3C's names: its extended form, where `#Fields:` names the columns; its own with
 * commas; that of NCSA; and its ODBC table where somebody has exported it, with the table's names above.
 */
import { monthNumber } from '../../../mail/date.ts';
import { own } from '../../../own.ts';

export type Row = ReadonlyMap<string, string>;

const FIELDS = /^#Fields: /;
const DATE = /^#Date: (\d{4}-\d\d-\d\d) /;
/** The day is written as the server's country does, so that nobody can tell it from the month: it is passed over. */
const COMMAS =
  /^([^ ,]+), ([^,]*), [\d/.-]+, (\d{1,2}:\d\d:\d\d), SMTPSVC\d*, ([^,]*), ([^,]*), \d+, \d+, \d+, (\d+), \d+, ([^,]*), [^,]*, (.*?),?$/;
const COMMA_NAMES = ['c-ip', 'cs-username', 'time', 's-computername', 's-ip', 'sc-status', 'cs-method', 'cs-uri-query'];
const NCSA =
  /^(\S+) - (\S+) \[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d [+-]\d{4})\] "([A-Za-z]+) [^ ?]*\??(\S*) SMTP[^"]*" (\d+) \d+$/;
const TABLE = /^"?ClientHost"?([,;\t])/;
const TABLE_NAMES: Readonly<Record<string, string>> = {
  ...{ ClientHost: 'c-ip', Username: 'cs-username', Machine: 's-computername', ServerIP: 's-ip', ServiceStatus: 'sc-status' },
  ...{ Operation: 'cs-method', Parameters: 'cs-uri-query', LogTime: 'time', Service: 's-sitename' },
};

export class IisRows {
  #fields: readonly string[] = [];
  #between: string | RegExp = /[ \t]+/;
  /** What `#Date:` has said last. */
  #day = '';

  /** The row that this line is; `null`: it tells of those below; `undefined`: it is none. */
  of(line: string): Row | null | undefined {
    const table = TABLE.exec(line);
    if (table)
      return this.#name(
        cellsOf(line, table[1]!).map((name) => own(TABLE_NAMES, name) ?? name),
        table[1]!,
      );
    if (FIELDS.test(line))
      return this.#name(
        line
          .replace(FIELDS, '')
          .trim()
          .split(/[ \t]+/),
        /[ \t]+/,
      );
    this.#day = DATE.exec(line)?.[1] ?? this.#day;
    if (line.startsWith('#')) return null;
    return commaRow(line) ?? ncsaRow(line) ?? this.#named(line);
  }

  #name(fields: readonly string[], between: string | RegExp): null {
    this.#fields = fields;
    this.#between = between;
    return null;
  }

  #named(line: string): Row | undefined {
    if (this.#fields.length === 0) return undefined;
    const cells = cellsOf(line, this.#between);
    if (cells.length !== this.#fields.length) return undefined;
    return new Map([['date', this.#day] as const, ...this.#fields.map((field, at) => [field, cells[at]!] as const)]);
  }
}

const cellsOf = (line: string, between: string | RegExp): string[] => line.split(between).map((cell) => cell.replace(/^"(.*)"$/, '$1'));

function commaRow(line: string): Row | undefined {
  const match = COMMAS.exec(line);
  return match ? new Map(COMMA_NAMES.map((name, at) => [name, match[at + 1]!])) : undefined;
}

function ncsaRow(line: string): Row | undefined {
  const match = NCSA.exec(line);
  if (!match) return undefined;
  const [, client, user, day, month, year, time, verb, query, status] = match;
  const date = `${year}-${String(monthNumber(month!) + 1).padStart(2, '0')}-${day}`;
  return new Map(
    Object.entries({
      'c-ip': client!,
      'cs-username': user!,
      date,
      time: time!,
      'cs-method': verb!,
      'cs-uri-query': query!,
      'sc-status': status!,
    }),
  );
}
