/** The shell with lessons in it: a page that is opened as it is. */
import { gzipSync, strFromU8, strToU8 } from 'fflate';
import { encodeBase64 } from '../../mail/encodings.ts';
import type { Packet } from './packet.ts';

/** The shell's file, beside the page. */
export const SHELL = 'packet.html';
/** Where lessons come in the shell. */
export const HOLDER = '<script type="application/json" id="packet"></script>';
/** Characters of lessons above which they are packed tighter: a whole course is, a lesson stays to be read. */
const MOST_PLAIN = 100_000;

/** Throws where the shell has no place for lessons. */
export function pageWith(shell: string, packet: Packet): string {
  if (!shell.includes(HOLDER)) throw new Error('the shell has no place for lessons');
  const json = JSON.stringify(packet);
  return shell.replace(HOLDER, () => (json.length > MOST_PLAIN ? held(base64(gzipSync(strToU8(json), { level: 9, mtime: 0 })), ' data-packed="gzip"') : held(escaped(json))));
}

const held = (text: string, how = ''): string => `<script type="application/json" id="packet"${how}>${text}</script>`;

/** Nothing in it ends the element, or begins a comment. */
const escaped = (json: string): string => json.replaceAll('<', '\\u003c');

const base64 = (octets: Uint8Array): string => strFromU8(encodeBase64(octets), true);
