/** Domain names as DNS packets hold them: length-prefixed labels, with pointers back to names already written. RFC 1035 §3.1, §4.1.4. */

const POINTER = 0xc0;
const LARGEST_OFFSET = 0x3fff;
const MAX_LABEL_OCTETS = 63;
/** A name is at most 255 octets with its lengths (RFC 1035 §3.1), so at most 127 labels; pointers must not lead in circles. */
const MAX_NAME_OCTETS = 255;
const MAX_JUMPS = 64;

/** The labels of a written name, one character an octet. RFC 1035 §5.1: `\.` is a dot within a label, `\046` an octet by its number. */
export function labelsOf(name: string): string[] {
  if (!name.includes('\\')) return name.split('.').filter((label) => label !== '');
  const labels = [''];
  for (const [part] of name.matchAll(/\\\d{3}|\\?[^]/g)) {
    if (part === '.') labels.push('');
    else labels[labels.length - 1] += part.length === 4 ? String.fromCharCode(Number(part.slice(1)) & 0xff) : part.slice(-1);
  }
  return labels.filter((label) => label !== '');
}

/** Whether this can be asked for at all: ASCII, no empty label, none over 63 octets, 255 octets together. */
export function isName(name: string): boolean {
  const written = name.replace(/\.$/, '');
  const labels = labelsOf(written);
  const octets = labels.reduce((sum, label) => sum + label.length + 1, 1);
  const dots = written.replace(/\\\d{3}|\\[^]/g, 'x').split('.').length;
  const whole = written === '' || dots === labels.length;
  return whole && octets <= MAX_NAME_OCTETS && /^[\0-\x7f]*$/.test(name) && labels.every((label) => label.length <= MAX_LABEL_OCTETS);
}

/** A name as it is compared and kept: lower case, no final dot; the root is ''. */
export function normalName(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}

/** Whether `name` is `zone` or lies below it. */
export function isWithin(name: string, zone: string): boolean {
  return zone === '' || name === zone || name.endsWith(`.${zone}`);
}

/** The name without its first label: the domain around it. */
export function parentOf(name: string): string {
  return labelsOf(name).slice(1).map(writtenLabel).join('.');
}

/** Appends a name to `out`, pointing back to the longest ending written before. `known` maps endings to offsets. */
export function writeName(out: number[], name: string, known: Map<string, number>): void {
  const labels = labelsOf(name);
  for (let first = 0; first < labels.length; first++) {
    // RFC 1035 §2.3.3: names are compared without case, and so are their endings
    const rest = labels.slice(first).map(writtenLabel).join('.').toLowerCase();
    const offset = known.get(rest);
    if (offset !== undefined) {
      out.push(POINTER | (offset >> 8), offset & 0xff);
      return;
    }
    if (out.length <= LARGEST_OFFSET) known.set(rest, out.length);
    const label = labels[first]!.slice(0, MAX_LABEL_OCTETS);
    out.push(label.length);
    for (let index = 0; index < label.length; index++) out.push(label.charCodeAt(index) & 0xff);
  }
  out.push(0);
}

/** A label with what is not plain in it escaped. */
function writtenLabel(label: string): string {
  return label.replace(/[^\x21-\x7e]|[.\\"]/g, (character) =>
    character > ' ' && character <= '~' ? `\\${character}` : `\\${String(character.charCodeAt(0) & 0xff).padStart(3, '0')}`,
  );
}

interface ReadName {
  /** In lower case, without its final dot. */
  name: string;
  /** With the case that it came in. */
  written: string;
  /** Where the octets after it begin. */
  end: number;
}

/** The name at `offset`; `undefined` if it is malformed. */
export function readName(octets: Uint8Array, offset: number): ReadName | undefined {
  const labels: string[] = [];
  let at = offset;
  let end = -1;
  let length = 1;
  for (let jumps = 0; jumps < MAX_JUMPS;) {
    const size = octets[at];
    if (size === undefined) return undefined;
    if ((size & POINTER) === POINTER) {
      const target = ((size & 63) << 8) | (octets[at + 1] ?? 0xff);
      // RFC 1035 §4.1.4: a pointer names a *prior* occurrence
      if (at + 1 >= octets.length || target >= at) return undefined;
      if (end < 0) end = at + 2;
      at = target;
      jumps++;
      continue;
    }
    if (size > MAX_LABEL_OCTETS) return undefined;
    if (size === 0) return named(labels.join('.'), end < 0 ? at + 1 : end);
    length += size + 1;
    if (length > MAX_NAME_OCTETS || at + 1 + size > octets.length) return undefined;
    labels.push(writtenLabel(String.fromCharCode(...octets.subarray(at + 1, at + 1 + size))));
    at += size + 1;
  }
  return undefined;
}

function named(written: string, end: number): ReadName {
  return { name: written.toLowerCase(), written, end };
}
