/** Where a server is, as people write it: HOST:PORT, [::1]:25. */

export interface Place {
  host: string;
  port: number;
}

/** `undefined`: it is not written like that. */
export function placeIn(words: string): Place | undefined {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-f:.]+)\]|([^:[\]\s]+)):(\d{1,5})$/i.exec(words) ?? [];
  const host = bracketed ?? plain;
  return host === undefined || !isPort(Number(port)) ? undefined : { host, port: Number(port) };
}

export function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65_535;
}

/** Nobody but this machine is there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}
