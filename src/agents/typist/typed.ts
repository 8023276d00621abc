/** What a person types, as octets; and octets as what is typed. */
import { concat, decodeUtf8, text, utf8 } from '../../mail/octets.ts';

/** ␊ (U+240A) stands for a line feed without its carriage return, which nobody can type and RFC 5321 §2.3.8 forbids to send. */
const LONE_LF = /\u240a/g;
/** U+DC80 to U+DCFF, alone, stand for the octets 128 to 255 of a text that is not UTF-8. */
const RAW_OCTET = /([\udc80-\udcff])/u;
const RAW = 0xdc00;

export function typedOctets(line: string): Uint8Array {
  const written = line.replace(LONE_LF, '\n');
  if (!RAW_OCTET.test(written)) return utf8(written);
  return concat(written.split(RAW_OCTET).map((part, number) => (number % 2 === 1 ? Uint8Array.of(part.charCodeAt(0) - RAW) : utf8(part))));
}

/** What has to be typed for these octets, which may have several lines. */
export function typedFor(octets: Uint8Array): string {
  const typed = decodeUtf8(octets) ?? text(octets).replace(/[\x80-\xff]/g, (letter) => String.fromCharCode(RAW + letter.charCodeAt(0)));
  return typed.replace(/(?<!\r)\n/g, '\u240a');
}
