/** Message-numbers of RFC 1939 §3: decimal, counted from 1. */

export interface OneMessage {
  number: number;
}
export interface MaybeMessage {
  /** `undefined`: all messages are meant. */
  number: number | undefined;
}
export interface MessageLines extends OneMessage {
  lines: number;
}

const NUMBER = /^\d{1,10}$/;

/** One number and nothing else. */
export function oneMessage(rest: string): OneMessage | undefined {
  const argument = rest.trim();
  return NUMBER.test(argument) ? { number: Number(argument) } : undefined;
}

/** One number, or nothing. */
export function maybeMessage(rest: string): MaybeMessage | undefined {
  return rest.trim() === '' ? { number: undefined } : oneMessage(rest);
}

/** A message-number and a count of lines. */
export function messageLines(rest: string): MessageLines | undefined {
  const [number, lines, ...more] = rest.trim().split(/ +/);
  if (more.length > 0 || !NUMBER.test(number ?? '') || !NUMBER.test(lines ?? '')) return undefined;
  return { number: Number(number), lines: Number(lines) };
}
