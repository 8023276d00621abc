/** SPF records as data. RFC 7208 §4.5, §4.6, §5, §6. */
import { own } from '../../own.ts';
import { readIpv4, readIpv6, type IpAddress } from './addresses.ts';
import { isDomainSpec, isMacroString } from './spfMacro.ts';

type Qualifier = 'pass' | 'fail' | 'softfail' | 'neutral';

/** `domain`: the domain-spec as written, '' for the domain whose record it is. Bits: how much of an address must agree. */
export type Mechanism = { qualifier: Qualifier; written: string } & (
  | { kind: 'all' }
  | { kind: 'include' | 'exists'; domain: string }
  | { kind: 'ptr'; domain: string }
  | { kind: 'a' | 'mx'; domain: string; bits4: number; bits6: number }
  | { kind: 'ip'; network: IpAddress; bits: number }
);

export interface SpfRecord {
  mechanisms: Mechanism[];
  /** Domain-specs; `undefined` if the modifier is not there. */
  redirect: string | undefined;
  explanation: string | undefined;
}

const QUALIFIERS: Record<string, Qualifier> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' };
const MODIFIER = /^([a-z][a-z0-9_.-]*)=(.*)$/i;
const DIRECTIVE = /^([+\-~?]?)([a-z0-9_.-]+)(.*)$/i;
const DUAL_CIDR = /(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/;

/** Whether a TXT record is one of SPF: RFC 7208 §4.5. */
export function isSpf(record: string): boolean {
  return /^v=spf1(?: |$)/i.test(record);
}

/** Reads a record; a text names the term that is wrong. One bad term spoils all (RFC 7208 §4.6). */
export function readSpf(record: string): SpfRecord | string {
  const read: SpfRecord = { mechanisms: [], redirect: undefined, explanation: undefined };
  for (const term of record.split(' ').slice(1)) {
    if (term !== '' && !keep(term, read)) return `bad term ${term.slice(0, 60)}`;
  }
  return read;
}

function keep(term: string, read: SpfRecord): boolean {
  const modifier = MODIFIER.exec(term);
  if (modifier) return keepModifier(modifier[1]!.toLowerCase(), modifier[2]!, read);
  const mechanism = readMechanism(term);
  if (mechanism) read.mechanisms.push(mechanism);
  return mechanism !== undefined;
}

/** RFC 7208 §6: redirect and exp at most once; unknown modifiers are passed over. */
function keepModifier(name: string, value: string, read: SpfRecord): boolean {
  const key = name === 'redirect' ? 'redirect' : name === 'exp' ? 'explanation' : undefined;
  if (!key) return isMacroString(value);
  if (read[key] !== undefined || !isDomainSpec(value)) return false;
  read[key] = value;
  return true;
}

function readMechanism(term: string): Mechanism | undefined {
  const [, sign, name, rest] = DIRECTIVE.exec(term) ?? [];
  if (name === undefined || rest === undefined) return undefined;
  const about = { qualifier: own(QUALIFIERS, sign || '+')!, written: term };
  switch (name.toLowerCase()) {
    case 'all':
      return rest === '' ? { ...about, kind: 'all' } : undefined;
    case 'include':
    case 'exists':
      return rest.startsWith(':') && isDomainSpec(rest.slice(1))
        ? { ...about, kind: name.toLowerCase() as 'include' | 'exists', domain: rest.slice(1) }
        : undefined;
    case 'ptr':
      return optionalDomain(rest) === undefined ? undefined : { ...about, kind: 'ptr', domain: optionalDomain(rest)! };
    case 'a':
    case 'mx':
      return readHosts({ ...about, kind: name.toLowerCase() as 'a' | 'mx' }, rest);
    case 'ip4':
      return readNetwork(about, rest, 32, readIpv4);
    case 'ip6':
      return readNetwork(about, rest, 128, readIpv6);
    default:
      return undefined;
  }
}

/** `''` for none; `undefined` for what is no domain-spec behind a colon. */
function optionalDomain(rest: string): string | undefined {
  if (rest === '') return '';
  return rest.startsWith(':') && isDomainSpec(rest.slice(1)) ? rest.slice(1) : undefined;
}

function readHosts(about: { qualifier: Qualifier; written: string; kind: 'a' | 'mx' }, rest: string): Mechanism | undefined {
  // a slash within a macro is a delimiter, so lengths are looked for at the end only
  const lengths = DUAL_CIDR.exec(rest)!;
  const domain = optionalDomain(rest.slice(0, lengths.index));
  const [bits4, bits6] = [prefixLength(lengths[1], 32), prefixLength(lengths[2], 128)];
  return domain === undefined || bits4 === undefined || bits6 === undefined ? undefined : { ...about, domain, bits4, bits6 };
}

function readNetwork(
  about: { qualifier: Qualifier; written: string },
  rest: string,
  limit: number,
  read: (written: string) => IpAddress | undefined,
): Mechanism | undefined {
  const [written = '', length, ...more] = rest.slice(1).split('/');
  const network = read(written);
  const bits = prefixLength(length, limit);
  return rest.startsWith(':') && network && bits !== undefined && more.length === 0 ? { ...about, kind: 'ip', network, bits } : undefined;
}

/** RFC 7208 §5.6: no leading zeros, at most the length of an address, which it is when left out. */
function prefixLength(written: string | undefined, limit: number): number | undefined {
  if (written === undefined) return limit;
  return /^(?:0|[1-9]\d{0,2})$/.test(written) && Number(written) <= limit ? Number(written) : undefined;
}
