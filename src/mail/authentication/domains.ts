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

/** Second-level names under which, in domains of countries, anybody may register: 'co.uk', 'com.ar', 'gob.es'. */
const REGISTRIES: ReadonlySet<string> = new Set('ac co com edu gob gov gub mil net nom or org ltd plc sch ne go id'.split(' '));

/**
 * The organisational domain (RFC 7489 §3.2): what somebody registered, whatever he put below it. The standard takes it from the
 * public suffix list; here a rule does, so that nothing need be downloaded: the last two labels, and three where the last is a country's
 * and the one before is one of the usual registries. Right for the town and for most of the world, wrong for suffixes like 'github.io'.
 */
export function organisationalDomain(name: string): string {
  const labels = name.toLowerCase().split('.');
  const wide = labels.at(-1)?.length === 2 && REGISTRIES.has(labels.at(-2) ?? '');
  return labels.slice(wide ? -3 : -2).join('.');
}
