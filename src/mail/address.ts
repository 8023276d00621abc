/**
 * Mailboxes and paths as SMTP writes them: RFC 5321 §4.1.2 and §4.1.3, with the limits of §4.5.3.1.
 * An address is kept as text, `bea@b.com`; the null reverse-path is the empty text.
 */
import { isAscii } from './octets.ts';

const LOCAL_PART_LIMIT = 64;
const DOMAIN_LIMIT = 255;
const LABEL_LIMIT = 63;
/** With its angle brackets: RFC 5321 §4.5.3.1.3. */
const PATH_LIMIT = 256;

interface AddressParts {
  /** Without quotes. */
  localPart: string;
  /** A domain name, or an address literal with its brackets. */
  domain: string;
}

/** A path at the beginning of a line, and what follows it. */
export interface TakenPath {
  /** `''` for `<>`. */
  address: string;
  rest: string;
}

// Characters beyond ASCII are taken as RFC 6531 §3.3 has it; whether they are allowed is asked with `isInternational`.
const ATOM = /[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u0080-\u{10ffff}]+/u.source;
const LABEL = /[A-Za-z0-9\u0080-\u{10ffff}](?:[A-Za-z0-9\u0080-\u{10ffff}-]*[A-Za-z0-9\u0080-\u{10ffff}])?/u.source;
const DOT_STRING = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'u');
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`, 'u');
const OCTET = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const HEX_GROUP = /^[0-9A-Fa-f]{1,4}$/;
const QUOTED = /^"(?:[ !#-[\]-~\u0080-\u{10ffff}]|\\[ -~])*"$/u;

/** Reads `local-part@domain`; `undefined` if it is not one. */
export function parseMailbox(mailbox: string): AddressParts | undefined {
  if (mailbox.length > PATH_LIMIT * 2) return undefined;
  const at = mailbox.lastIndexOf('@');
  if (at < 1) return undefined;
  const localPart = readLocalPart(mailbox.slice(0, at));
  const domain = mailbox.slice(at + 1);
  if (localPart === undefined || !isDomain(domain)) return undefined;
  return mailbox.length + 2 > PATH_LIMIT ? undefined : { localPart, domain };
}

function readLocalPart(written: string): string | undefined {
  if (written.length > LOCAL_PART_LIMIT) return undefined;
  if (written.startsWith('"')) return QUOTED.test(written) && written.length > 2 ? unquote(written) : undefined;
  return isDotString(written) ? written : undefined;
}

/** The inside of a quoted-string, its quoted-pairs resolved. */
export function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gsu, '$1');
}

export function isDotString(written: string): boolean {
  return DOT_STRING.test(written);
}

/** Whether it is a domain name or an address literal (RFC 5321 §4.1.2, §4.1.3). */
export function isDomain(written: string): boolean {
  if (written.startsWith('[')) return isAddressLiteral(written);
  if (written.length === 0 || written.length > DOMAIN_LIMIT) return false;
  return DOMAIN.test(written) && written.split('.').every((label) => label.length <= LABEL_LIMIT);
}

/** `[192.0.2.1]` or `[IPv6:2001:db8::1]`. */
export function isAddressLiteral(written: string): boolean {
  if (!written.startsWith('[') || !written.endsWith(']')) return false;
  const inside = written.slice(1, -1);
  return /^IPv6:/i.test(inside) ? isIpv6(inside.slice(5)) : isIpv4(inside);
}

function isIpv4(address: string): boolean {
  const numbers = address.split('.');
  return numbers.length === 4 && numbers.every((number) => OCTET.test(number));
}

function isIpv6(address: string): boolean {
  if (address.length > 45) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const counts = halves.map((half, index) => groupsIn(half, index === halves.length - 1));
  if (counts.some((count) => count < 0)) return false;
  const groups = counts.reduce((sum, count) => sum + count, 0);
  // RFC 5321 §4.1.3: '::' stands for at least two groups of zeros
  return halves.length === 2 ? groups <= 6 : groups === 8;
}

/** Groups of 16 bits that `half` writes (a trailing IPv4 address is two), or -1 if it is none. */
function groupsIn(half: string, isLast: boolean): number {
  if (half === '') return 0;
  const groups = half.split(':');
  const last = groups[groups.length - 1]!;
  const embedded = isLast && last.includes('.');
  if (embedded && !isIpv4(last)) return -1;
  const plain = embedded ? groups.slice(0, -1) : groups;
  return plain.every((group) => HEX_GROUP.test(group)) ? plain.length + (embedded ? 2 : 0) : -1;
}

/** The address as text; the local part is quoted only if it must be. */
export function formatMailbox({ localPart, domain }: AddressParts): string {
  return `${isDotString(localPart) ? localPart : quote(localPart)}@${domain}`;
}

/** As a quoted-string, `"` and `\` escaped. */
export function quote(words: string): string {
  return `"${words.replace(/["\\]/g, '\\$&')}"`;
}

/** `<bea@b.com>`, and `<>` for the null reverse-path. */
export function formatPath(address: string): string {
  return `<${address}>`;
}

/** The whole of `path` as an address; `''` for `<>`; `undefined` if it is no path. */
export function parsePath(path: string): string | undefined {
  const taken = takePath(path);
  return taken && taken.rest === '' ? taken.address : undefined;
}

/** Reads `<…>` at the beginning of `line`. A source route is accepted and dropped: RFC 5321 §4.1.1.3 and appendix C. */
export function takePath(line: string): TakenPath | undefined {
  const end = endOfPath(line);
  if (end < 0) return undefined;
  const inside = line.slice(1, end);
  const rest = line.slice(end + 1);
  if (inside === '') return { address: '', rest };
  const parts = parseMailbox(withoutRoute(inside));
  return parts && { address: formatMailbox(parts), rest };
}

/** Like `takePath`, for RCPT: not `<>`, but `<Postmaster>` without a domain (RFC 5321 §4.1.1.3). */
export function takeForwardPath(line: string): TakenPath | undefined {
  const postmaster = /^<(postmaster)>/i.exec(line);
  if (postmaster) return { address: postmaster[1]!, rest: line.slice(postmaster[0].length) };
  const taken = takePath(line);
  return taken?.address === '' ? undefined : taken;
}

/** Offset of the `>` that ends the path, quoted strings skipped; -1 if there is none. */
function endOfPath(line: string): number {
  if (!line.startsWith('<')) return -1;
  let quoted = false;
  for (let index = 1; index < line.length; index++) {
    const character = line[index];
    if (quoted && character === '\\') index++;
    else if (character === '"') quoted = !quoted;
    else if (character === '>' && !quoted) return index;
  }
  return -1;
}

function withoutRoute(inside: string): string {
  const colon = inside.indexOf(':');
  if (!inside.startsWith('@') || colon < 0) return inside;
  const hops = inside.slice(0, colon).split(',');
  return hops.every((hop) => hop.startsWith('@') && isDomain(hop.slice(1))) ? inside.slice(colon + 1) : inside;
}

/** Whether the address needs SMTPUTF8 (RFC 6531). */
export function isInternational(address: string): boolean {
  return !isAscii(address);
}

/** The domain of an address, in lower case; `''` if it has none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1 || address.length).toLowerCase();
}

/** 'equipo+esteban=c.net@b.com': the owner's address with the member's as its detail (RFC 5233 §1; VERP, D. J. Bernstein, 1997). */
export function verpOf(owner: string, member: string): string {
  const at = owner.lastIndexOf('@');
  const place = member.lastIndexOf('@');
  return `${owner.slice(0, at)}+${member.slice(0, place)}=${member.slice(place + 1)}${owner.slice(at)}`;
}

/** The address without what stands behind the first '+' of its local part; the same if there is nothing. RFC 5233 §1. */
export function withoutDetail(address: string): string {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address;
}

/** Whether two addresses reach the same mailbox here: our hosts compare without case, as RFC 5321 §2.4 permits the receiving host to. */
export function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
