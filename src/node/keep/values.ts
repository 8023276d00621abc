/** Values read from a file that somebody may have changed: each is what it should be, or a TypeError says what it is not. */

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object');
  return value as Record<string, unknown>;
}

export function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('not a list');
  return value as unknown[];
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
}

/** A whole number, `least` or more. */
export function whole(value: unknown, least = 1): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) throw new TypeError('not such a number');
  return value;
}

/** A number of IMAP's: 32 bits (RFC 3501 §9). */
export function number32(value: unknown, least = 1): number {
  const number = whole(value, least);
  if (number >= 2 ** 32) throw new TypeError('too large a number');
  return number;
}
