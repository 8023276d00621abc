/** A line of a log that is one JSON object, as pino, bunyan and tshark write them. */
import { ascii, decodeUtf8 } from '../../../mail/octets.ts';

/** The object that a line of JSON is, its strings as octets; an empty one if it is none. */
export function objectIn(line: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(decodeUtf8(ascii(line)) ?? line);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** pino counts milliseconds, bunyan writes the date out. */
export function timeIn({ time }: Record<string, unknown>): number | null {
  const atMs = typeof time === 'number' ? time : typeof time === 'string' ? Date.parse(time) : NaN;
  return Number.isNaN(atMs) ? null : atMs;
}
