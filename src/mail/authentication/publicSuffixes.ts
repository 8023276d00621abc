/**
 * The public suffix list, under whose names anybody may register: RFC 7489 §3.2. It is longer than all our rules together, so it is
 * loaded when a verdict of DMARC is wanted, and before the run that wants it, for runs wait for nothing.
 */
type List = Pick<typeof import('tldts'), 'getDomain'>;

let list: List | undefined;

export async function loadPublicSuffixes(): Promise<void> {
  list ??= await import('tldts');
}

/** Names are compared as they are: none is a URL, and labels such as `_dmarc` count too. */
const READING = { allowPrivateDomains: true, extractHostname: false, validateHostname: false, detectIp: false };

/** What somebody registered, whatever he put below it: a public suffix and one label more. A public suffix itself belongs to nobody else. */
export function organisationalDomain(name: string): string {
  if (!list) throw new Error(`the public suffix list is asked for ${name} before it is loaded`);
  const lower = name.toLowerCase();
  return list.getDomain(lower, READING) ?? lower;
}
