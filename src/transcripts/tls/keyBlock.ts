/** From the master secret of TLS 1.2 to the keys of each direction. RFC 5246 §5, §6.3. */
import { hmac } from '@noble/hashes/hmac.js';
import { ascii, concat } from '../../mail/octets.ts';
import type { CHash } from '@noble/hashes/utils.js';
import { fixedIvOctets, TlsOpening12 } from './opening.ts';
import type { Suite } from './suites.ts';

/** P_hash of §5. */
function stretched(hash: CHash, secret: Uint8Array, seed: Uint8Array, octets: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let link = seed;
  for (let have = 0; have < octets; have += hash.outputLen) {
    link = hmac(hash, secret, link);
    parts.push(hmac(hash, secret, concat([link, seed])));
  }
  return concat(parts).subarray(0, octets);
}

export interface Session12 {
  suite: Suite;
  master: Uint8Array;
  clientRandom: Uint8Array;
  serverRandom: Uint8Array;
  encryptThenMac: boolean;
}

export function openings12({
  suite,
  master,
  clientRandom,
  serverRandom,
  encryptThenMac,
}: Session12): Record<'client' | 'server', TlsOpening12> {
  const sizes = [suite.mac?.outputLen ?? 0, suite.keyOctets, fixedIvOctets(suite)];
  const total = 2 * sizes.reduce((sum, size) => sum + size, 0);
  const seed = concat([ascii('key expansion'), serverRandom, clientRandom]);
  const block = stretched(suite.hash, master, seed, total);
  let at = 0;
  const cut = (octets: number) => block.subarray(at, (at += octets));
  const [macs, keys, ivs] = sizes.map((octets) => ({ client: cut(octets), server: cut(octets) }));
  const opening = (side: 'client' | 'server') =>
    new TlsOpening12(suite, { mac: macs![side], key: keys![side], iv: ivs![side], encryptThenMac });
  return { client: opening('client'), server: opening('server') };
}
