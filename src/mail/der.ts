/** Writing DER, in which certificates, keys and signatures stand: ITU-T X.690. Lengths up to 16 MiB. */
import { ascii, concat, EMPTY, utf8 } from './octets.ts';

/** One element: its tag, its length, and what it holds. */
export function der(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const content = concat(parts);
  const { length } = content;
  const size =
    length < 128
      ? [length]
      : length < 256
        ? [0x81, length]
        : length < 65_536
          ? [0x82, length >> 8, length & 255]
          : [0x83, length >> 16, (length >> 8) & 255, length & 255];
  return concat([Uint8Array.of(tag, ...size), content]);
}

export function sequence(...parts: Uint8Array[]): Uint8Array {
  return der(0x30, ...parts);
}

/** An INTEGER that is not negative: a zero goes before a first octet with its high bit set, and only then. */
export function positive(octets: Uint8Array): Uint8Array {
  return der(0x02, octets[0]! > 127 ? Uint8Array.of(0) : EMPTY, octets);
}

export function bitString(octets: Uint8Array): Uint8Array {
  return der(0x03, Uint8Array.of(0), octets);
}

export function octetString(octets: Uint8Array): Uint8Array {
  return der(0x04, octets);
}

/** An object identifier as it is written: '1.2.840.113549.1.7.2'. */
export function identifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return der(0x06, Uint8Array.from([first * 40 + second, ...others].flatMap(base128)));
}

function base128(number: number): number[] {
  const octets = [number & 0x7f];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest & 0x7f) | 0x80);
  return octets;
}

/** A name that is a common name only: RFC 5280 §4.1.2.4. */
export function commonName(name: string): Uint8Array {
  return sequence(der(0x31, sequence(identifier('2.5.4.3'), der(0x0c, utf8(name)))));
}

/** GeneralizedTime: 'YYYYMMDDHHMMSSZ'. */
export function generalizedTime(ms: number): Uint8Array {
  return der(0x18, ascii(`${digitsOf(ms)}Z`));
}

/** UTCTime, 'YYMMDDHHMMSSZ', for the years up to 2049 (RFC 5652 §11.3). */
export function utcTime(ms: number): Uint8Array {
  return der(0x17, ascii(`${digitsOf(ms).slice(2)}Z`));
}

function digitsOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\D/g, '').slice(0, 14);
}
