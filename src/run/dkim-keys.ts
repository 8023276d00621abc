/** The keys with which hosts of a run sign mail, made from its seed, and their public halves in the zones. RFC 6376 §3.6. */
import { isSameOrBelow } from '../mail/authentication/domains.ts';
import { keyRecord } from '../mail/authentication/dkimKeys.ts';
import type { SigningKey } from '../agents/msa/signer.ts';
import { keyOf } from './made-keys.ts';
import type { DkimSettings, Scenario, Zone, ZoneRecord } from './scenario.ts';

const TTL_SECONDS = 3600;

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
  const keys = scenario.hosts.flatMap(({ mail }) => [mail?.dkim, mail?.arc].flatMap((how) => (how ? signingKeys(how, seed) : [])));
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
