/** Domain names as SPF, DKIM and DMARC compare them. */

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;
const NAME_LIMIT = 253;

/** A name of letters, digits, hyphens and underscores, at most 253 characters. One label is enough: selectors are names too. */
export function isDomainName(name: string): boolean {
  return name.length > 0 && name.length <= NAME_LIMIT && name.split('.').every((label) => LABEL.test(label));
}

/** Whether `name` is `domain` or lies below it; both in lower case. */
export function isSameOrBelow(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
