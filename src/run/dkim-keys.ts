/** The keys with which hosts of a run sign mail, made from its seed, and their public halves in the zones. RFC 6376 §3.6. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bailliePSW } from 'micro-rsa-dsa-dh/primality.js';
import { invert } from 'micro-rsa-dsa-dh/utils.js';
import { isSameOrBelow } from '../mail/authentication/domains.ts';
import { keyRecord, type Algorithm, type PrivateKey } from '../mail/authentication/dkimKeys.ts';
import { utf8 } from '../mail/octets.ts';
import type { SigningKey } from '../agents/msa/signer.ts';
import type { DkimSettings, Scenario, Zone, ZoneRecord } from './scenario.ts';

/**
 * RFC 8301 §3.2 would rather have 2048 bits: finding those primes takes one to two seconds in a page, for a key that lives as long as
 * a lesson. 1024 is what every verifier must still take.
 */
const RSA_BITS = 1024;
const EXPONENT = 65_537n;
const TTL_SECONDS = 3600;
/** Keys are remembered, for a story is played again and again; not those of every seed that ever was. */
const KEPT = 50;
const made = new Map<string, PrivateKey>();

/** The keys that the settings ask for. 'both': two keys, the Ed25519 one under a selector of its own. */
export function signingKeys({ domain, selector, algorithm }: DkimSettings, seed: number): SigningKey[] {
  if (algorithm !== 'both') return [{ domain, selector, key: keyOf(algorithm, `${seed} ${selector} ${domain}`) }];
  const [rsa, ed25519] = [selector, `${selector}-ed25519`];
  return [
    { domain, selector: rsa, key: keyOf('rsa-sha256', `${seed} ${rsa} ${domain}`) },
    { domain, selector: ed25519, key: keyOf('ed25519-sha256', `${seed} ${ed25519} ${domain}`) },
  ];
}

/** The scenario with the keys of its hosts in its zones. */
export function withKeysPublished(scenario: Scenario, seed: number): Scenario {
  const keys = scenario.hosts.flatMap(({ mail }) => (mail?.dkim ? signingKeys(mail.dkim, seed) : []));
  if (keys.length === 0) return scenario;
  return { ...scenario, zones: scenario.zones.map((zone) => withRecords(zone, keys, scenario.zones)) };
}

function withRecords(zone: Zone, keys: readonly SigningKey[], zones: readonly Zone[]): Zone {
  const own = keys.filter(({ domain }) => zoneOf(domain, zones) === zone);
  // a zone that was written anew from what stood in it has them already
  const stands = ({ name, type, data }: ZoneRecord): boolean =>
    zone.records.some((each) => each.name === name && each.type === type && each.data === data);
  const missing = own.map(recordOf).filter((record) => !stands(record));
  return missing.length === 0 ? zone : { ...zone, records: [...zone.records, ...missing] };
}

/** The innermost zone that the domain lies in. */
function zoneOf(domain: string, zones: readonly Zone[]): Zone | undefined {
  const around = zones.filter(({ origin }) => isSameOrBelow(domain, origin));
  return around.sort((a, b) => b.origin.length - a.origin.length)[0];
}

function recordOf({ domain, selector, key }: SigningKey): ZoneRecord {
  return { name: `${selector}._domainkey.${domain}`, type: 'TXT', ttlSeconds: TTL_SECONDS, data: keyRecord(key) };
}

function keyOf(algorithm: Algorithm, whose: string): PrivateKey {
  const known = made.get(`${algorithm} ${whose}`);
  if (known) return known;
  const key: PrivateKey = algorithm === 'rsa-sha256' ? rsaKey(whose) : { algorithm, secret: octetsFrom(`${whose} dkim`, 32) };
  if (made.size >= KEPT) made.clear();
  made.set(`${algorithm} ${whose}`, key);
  return key;
}

function rsaKey(whose: string): PrivateKey {
  const [p, q] = [primeFrom(`${whose} p`, RSA_BITS / 2), primeFrom(`${whose} q`, RSA_BITS / 2)];
  return { algorithm: 'rsa-sha256', n: p * q, e: EXPONENT, d: invert(EXPONENT, (p - 1n) * (q - 1n)) };
}

/** The first prime at or after a number of so many bits drawn from `words`; its two highest bits are set, so that a product has all bits. */
function primeFrom(words: string, bits: number): bigint {
  const hex = Array.from(octetsFrom(words, bits / 8), (octet) => octet.toString(16).padStart(2, '0')).join('');
  let candidate = BigInt(`0x${hex}`) | (3n << BigInt(bits - 2)) | 1n;
  while (candidate % EXPONENT === 1n || !bailliePSW(candidate)) candidate += 2n;
  return candidate;
}

function octetsFrom(words: string, count: number): Uint8Array {
  const octets = new Uint8Array(Math.ceil(count / 32) * 32);
  for (let at = 0; at < count; at += 32) octets.set(sha256(utf8(`${words} ${at}`)), at);
  return octets.subarray(0, count);
}
