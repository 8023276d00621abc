/** Lists of `tag=value;` as DKIM signatures, DKIM keys and DMARC records write them. RFC 6376 §3.2, RFC 7489 §6.4. */

const TAG = /^[A-Za-z][A-Za-z0-9_]*$/;
const TAG_LIMIT = 100;

/**
 * The tags in the order in which they stand, values without the white space around them; `undefined` if it is no such list. RFC 6376
 * §3.2: a tag may not come twice, and an empty value is not the same as none.
 */
export function readTags(list: string): Map<string, string> | undefined {
  const specs = list.split(';');
  if (isBlank(specs.at(-1)!)) specs.pop();
  if (specs.length > TAG_LIMIT) return undefined;
  const tags = new Map<string, string>();
  for (const spec of specs) {
    const equals = spec.indexOf('=');
    const name = spec.slice(0, Math.max(0, equals)).trim();
    if (!TAG.test(name) || tags.has(name)) return undefined;
    tags.set(name, spec.slice(equals + 1).trim());
  }
  return tags;
}

function isBlank(characters: string): boolean {
  return characters.trim() === '';
}

/** The value without the white space that folding put into it: base64, numbers, names. */
export function unfolded(value: string): string {
  return value.replace(/[ \t\r\n]+/g, '');
}

/** The members of `a:b:c`, in lower case. */
export function colonList(value: string): string[] {
  return value.split(':').map((member) => member.trim().toLowerCase());
}

/** A number of at most `digits` digits; `undefined` if it is none. */
export function readNumber(value: string | undefined, digits: number): number | undefined {
  return value !== undefined && /^\d+$/.test(value) && value.length <= digits ? Number(value) : undefined;
}
