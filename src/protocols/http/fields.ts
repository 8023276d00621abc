/** Header fields: their grammar, and what a recipient asks of them. RFC 9110 §5, RFC 9112 §5. */

export interface Field {
  /** As it was written: names are compared without case. */
  name: string;
  value: string;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** RFC 9110 §5.5: visible characters, spaces, tabs, and octets that no standard explains; no NUL, CR or LF. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

export function isToken(word: string): boolean {
  return TOKEN.test(word);
}

/**
 * One line of a header; `undefined` if it is none. RFC 9112 §5.1: no space before the colon; §5.2: a line that begins with a
 * space went on with the one before in older times, and is refused today.
 */
export function parseField(line: string): Field | undefined {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0));
  const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '');
  return TOKEN.test(name) && VALUE.test(value) ? { name, value } : undefined;
}

/** The values of all fields of this name, in order. */
export function valuesOf(fields: readonly Field[], name: string): string[] {
  const wanted = name.toLowerCase();
  return fields.filter((field) => field.name.toLowerCase() === wanted).map(({ value }) => value);
}

/** The value of the first field of this name, or ''. */
export function valueOf(fields: readonly Field[], name: string): string {
  return valuesOf(fields, name)[0] ?? '';
}

/** The members of a list-valued field, in lower case, without what follows a semicolon: 'Connection: keep-alive, Upgrade'. RFC 9110 §5.6.1. */
export function tokensOf(fields: readonly Field[], name: string): string[] {
  const members = valuesOf(fields, name).flatMap((value) => value.split(','));
  return members.map((member) => member.split(';', 1)[0]!.trim().toLowerCase()).filter((member) => member !== '');
}
