/** Domain names as DNS packets hold them: length-prefixed labels, with pointers back to names already written. RFC 1035 §3.1, §4.1.4. */
import { text } from '../../mail/octets.ts';

const POINTER = 0xc0;
/** A name is at most 255 octets (RFC 1035 §3.1), so at most 127 labels; pointers must not lead in circles. */
const MAX_NAME_OCTETS = 255;
const MAX_JUMPS = 64;

/** Appends a name to `out`, pointing back to the longest ending written before. `known` maps endings to offsets. */
export function writeName(out: number[], name: string, known: Map<string, number>): void {
  let rest = name.toLowerCase();
  while (rest !== '') {
    const offset = known.get(rest);
    if (offset !== undefined) {
      out.push(POINTER | (offset >> 8), offset & 0xff);
      return;
    }
    // only the low 14 bits of an offset fit into a pointer
    if (out.length < 0x4000) known.set(rest, out.length);
    const dot = rest.indexOf('.');
    const label = dot < 0 ? rest : rest.slice(0, dot);
    out.push(label.length & 63);
    for (let index = 0; index < label.length; index++) out.push(label.charCodeAt(index) & 0xff);
    rest = dot < 0 ? '' : rest.slice(dot + 1);
  }
  out.push(0);
}

/** The name at `offset`, in lower case without its final dot, and where the octets after it begin; `undefined` if it is malformed. */
export function readName(octets: Uint8Array, offset: number): { name: string; end: number } | undefined {
  const labels: string[] = [];
  let at = offset;
  let end = -1;
  let length = 0;
  for (let jumps = 0; jumps < MAX_JUMPS;) {
    const size = octets[at];
    if (size === undefined) return undefined;
    if ((size & POINTER) === POINTER) {
      const low = octets[at + 1];
      if (low === undefined) return undefined;
      if (end < 0) end = at + 2;
      at = ((size & 63) << 8) | low;
      jumps++;
      continue;
    }
    if (size > 63) return undefined;
    if (size === 0) return { name: labels.join('.').toLowerCase(), end: end < 0 ? at + 1 : end };
    length += size + 1;
    if (length > MAX_NAME_OCTETS || at + 1 + size > octets.length) return undefined;
    labels.push(text(octets, at + 1, at + 1 + size));
    at += size + 1;
  }
  return undefined;
}
