/** What a person types, as octets. */
import { utf8 } from '../../mail/octets.ts';

/** ␊ (U+240A) stands for a line feed without its carriage return, which nobody can type and RFC 5321 §2.3.8 forbids to send. */
const LONE_LF = /\u240a/g;

export const typedOctets = (line: string): Uint8Array => utf8(line.replace(LONE_LF, '\n'));
