/** A DKIM-Signature field as data. RFC 6376 §3.5. */
import { parseMailbox } from '../address.ts';
import { decodeBase64 } from '../encodings.ts';
import { ascii } from '../octets.ts';
import type { Canonicalization } from './canonical.ts';
import type { Algorithm } from './dkimKeys.ts';
import { isDomainName, isSameOrBelow } from './domains.ts';
import { fromQuotedPrintable } from './quotedPrintable.ts';
import { colonList, readNumber, readTags, unfolded } from './tags.ts';

export interface Signature {
  algorithm: Algorithm;
  header: Canonicalization;
  body: Canonicalization;
  domain: string;
  selector: string;
  /** Domain of `i=`: the domain itself, or one below it. */
  identityDomain: string;
  /** The field names of `h=` in order, in lower case; a name may come more than once. */
  fields: string[];
  /** Octets of the body that are covered; `undefined`: all. */
  bodyLength: number | undefined;
  /** Epoch seconds. */
  signedAt: number | undefined;
  expiresAt: number | undefined;
  bodyHash: string;
  signature: Uint8Array;
}

/** What is wrong with a field, and which result it leads to (RFC 8601 §2.7.1). */
interface Unusable {
  result: 'neutral' | 'permerror';
  reason: string;
}

const FIELD_LIMIT = 200;
/** RFC 6376 §3.5: lengths have at most 76 digits, times 12; larger than this is beyond every message. */
const DIGITS = 15;
const ALGORITHMS: ReadonlySet<string> = new Set(['rsa-sha256', 'ed25519-sha256']);
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const neutral = (reason: string): Unusable => ({ result: 'neutral', reason });

/**
 * Reads the value of the field, folded or not. 'arc': of an ARC-Message-Signature, which has no version, and whose `i=` is its place in
 * the chain (RFC 8617 §4.1.2). Never throws.
 */
export function readSignature(value: string, kind: 'dkim' | 'arc' = 'dkim'): Signature | Unusable {
  const tags = readTags(value);
  if (!tags) return neutral('signature syntax error');
  if (kind === 'arc') {
    tags.set('v', '1');
    tags.delete('i');
  }
  const missing = ['v', 'a', 'b', 'bh', 'd', 'h', 's'].find((tag) => !tags.get(tag));
  if (missing) return neutral(`signature missing required tag ${missing}`);
  if (tags.get('v') !== '1') return neutral('incompatible version');
  const names = namesIn(tags);
  const numbers = numbersIn(tags);
  const octets = octetsIn(tags);
  const algorithm = algorithmIn(tags);
  for (const part of [names, numbers, octets, algorithm]) if ('reason' in part) return part;
  return { ...names, ...numbers, ...octets, ...algorithm } as Signature;
}

function namesIn(tags: Map<string, string>): Pick<Signature, 'domain' | 'selector' | 'identityDomain' | 'fields'> | Unusable {
  const domain = tags.get('d')!.toLowerCase();
  const selector = tags.get('s')!.toLowerCase();
  if (!isDomainName(domain) || !isDomainName(selector)) return neutral('signature syntax error');
  const identityDomain = identityDomainIn(tags.get('i') ?? `@${domain}`);
  if (identityDomain === undefined) return neutral('signature syntax error');
  if (!isSameOrBelow(identityDomain, domain)) return neutral('domain mismatch');
  const fields = colonList(tags.get('h')!);
  if (!fields.includes('from')) return { result: 'permerror', reason: 'From field not signed' };
  return fields.length > FIELD_LIMIT ? neutral('too many signed fields') : { domain, selector, identityDomain, fields };
}

/** Of `i=`, in lower case: an address whose local part may be left out; `undefined` if it is none. */
function identityDomainIn(written: string): string | undefined {
  const identity = fromQuotedPrintable(written);
  if (identity === undefined || !identity.includes('@')) return undefined;
  const domain = identity.slice(identity.lastIndexOf('@') + 1).toLowerCase();
  const sound = identity.startsWith('@') ? isDomainName(identity.slice(1)) : parseMailbox(identity) !== undefined;
  return sound ? domain : undefined;
}

function numbersIn(tags: Map<string, string>): Pick<Signature, 'bodyLength' | 'signedAt' | 'expiresAt'> | Unusable {
  const [bodyLength, signedAt, expiresAt] = ['l', 't', 'x'].map((tag) => readNumber(tags.get(tag), DIGITS));
  const bad = (tag: string, read: number | undefined) => tags.has(tag) && read === undefined;
  if (bad('l', bodyLength) || bad('t', signedAt) || bad('x', expiresAt)) return neutral('signature syntax error');
  // RFC 6376 §3.5: x= must be greater than t=
  if (signedAt !== undefined && expiresAt !== undefined && expiresAt <= signedAt) return neutral('signature expires before it begins');
  return { bodyLength, signedAt, expiresAt };
}

function octetsIn(tags: Map<string, string>): Pick<Signature, 'bodyHash' | 'signature'> | Unusable {
  const bodyHash = unfolded(tags.get('bh')!);
  const signature = unfolded(tags.get('b')!);
  if (!BASE64.test(bodyHash) || !BASE64.test(signature)) return neutral('signature syntax error');
  return { bodyHash, signature: decodeBase64(ascii(signature)) };
}

function algorithmIn(tags: Map<string, string>): Pick<Signature, 'algorithm' | 'header' | 'body'> | Unusable {
  const algorithm = tags.get('a')!.toLowerCase();
  // RFC 8301 §3.1
  if (algorithm === 'rsa-sha1') return { result: 'permerror', reason: 'rsa-sha1 is not to be used' };
  if (!ALGORITHMS.has(algorithm)) return neutral('unsupported algorithm');
  const query = colonList(tags.get('q') ?? 'dns/txt');
  if (!query.includes('dns/txt')) return neutral('unsupported query method');
  const [header, body = 'simple', ...more] = (tags.get('c') ?? 'simple/simple').toLowerCase().split('/');
  if (!isCanonicalization(header) || !isCanonicalization(body) || more.length > 0) return neutral('unsupported canonicalization');
  return { algorithm: algorithm as Algorithm, header, body };
}

function isCanonicalization(word: string | undefined): word is Canonicalization {
  return word === 'simple' || word === 'relaxed';
}

/** An ARC-Seal: RFC 8617 §4.1.3. */
export interface Seal extends Pick<Signature, 'algorithm' | 'domain' | 'selector' | 'identityDomain' | 'signature'> {
  /** `cv=`. */
  chain: string;
}

/** Reads the value of the field; a text says why it cannot be used. Never throws. */
export function readSeal(value: string): Seal | string {
  const tags = readTags(value);
  if (!tags || tags.has('h')) return 'syntax error';
  const domain = tags.get('d')?.toLowerCase() ?? '';
  const selector = tags.get('s')?.toLowerCase() ?? '';
  const algorithm = tags.get('a')?.toLowerCase() ?? '';
  const signature = unfolded(tags.get('b') ?? '');
  const sound = isDomainName(domain) && isDomainName(selector) && ALGORITHMS.has(algorithm) && BASE64.test(signature);
  if (!sound) return 'syntax error';
  const chain = tags.get('cv')?.toLowerCase() ?? '';
  return { algorithm: algorithm as Algorithm, domain, selector, identityDomain: domain, signature: decodeBase64(ascii(signature)), chain };
}
