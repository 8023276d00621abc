/** The secrets of TLS connections as programs write them when SSLKEYLOGFILE is set. RFC 9850. */

/** Connections whose secrets are kept; the first ones, for a log is usually made for one capture. */
const CONNECTIONS_LIMIT = 100_000;
const LABELS = [
  'CLIENT_RANDOM',
  'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  'CLIENT_TRAFFIC_SECRET_0',
  'SERVER_TRAFFIC_SECRET_0',
] as const;
/** CLIENT_RANDOM is the master secret of TLS 1.2; the others are of TLS 1.3. */
export type SecretLabel = (typeof LABELS)[number];
export type Secrets = Partial<Record<SecretLabel, Uint8Array>>;

const LINE = /^([A-Z_0-9]+) ([0-9a-fA-F]{64}) ((?:[0-9a-fA-F]{2}){32,64})$/;

export class KeyLog {
  readonly #secrets = new Map<string, Secrets>();

  /** Whole lines. Comments, and lines that are none of these, are passed over. */
  add(lines: string): void {
    for (const line of lines.split('\n')) this.#line(line.trim());
  }

  /** Connections of which it knows secrets. */
  get size(): number {
    return this.#secrets.size;
  }

  /** The secrets of the connection whose ClientHello has this random (32 octets). */
  of(clientRandom: Uint8Array): Secrets | undefined {
    return this.#secrets.get(hex(clientRandom));
  }

  #line(line: string): void {
    const [, name, random, secret] = LINE.exec(line) ?? [];
    const label = LABELS.find((known) => known === name);
    if (!label) return;
    const key = random!.toLowerCase();
    const secrets = this.#secrets.get(key) ?? {};
    if (this.#secrets.size >= CONNECTIONS_LIMIT && !this.#secrets.has(key)) return;
    this.#secrets.set(key, secrets);
    secrets[label] = octetsOf(secret!);
  }
}

/** Whether a file that begins like this is a key log: its first line that is no comment is one of these. */
export function looksLikeKeyLog(head: string): boolean {
  const [first] = head.split('\n', 100).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const label = first === undefined ? undefined : LINE.exec(first.trim())?.[1];
  return label !== undefined && /^(?:CLIENT|SERVER|EXPORTER|EARLY|ECH)_/.test(label);
}

function hex(octets: Uint8Array): string {
  let digits = '';
  for (const octet of octets) digits += octet.toString(16).padStart(2, '0');
  return digits;
}

function octetsOf(digits: string): Uint8Array {
  const octets = new Uint8Array(digits.length / 2);
  for (let index = 0; index < octets.length; index++) octets[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  return octets;
}
