/** The keys of a run's hosts, made from its seed: an authority that the town trusts, and one certificate a host. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from '../mail/octets.ts';
import type { TlsIdentity } from '../protocols/tls/server.ts';
import { certificate, ed25519PublicKeyInfo, SIGNATURE } from '../protocols/tls/x509.ts';
import type { Host, Scenario } from './scenario.ts';

const AUTHORITY = 'Mailscope town authority';
const DAY_MS = 24 * 3_600_000;
/** As long as certificates of today last. */
const VALID_DAYS = 90;

export class Certificates {
  readonly #scenario: Scenario;
  readonly #seed: number;
  readonly #made = new Map<Host, TlsIdentity>();

  constructor(scenario: Scenario, seed: number) {
    this.#scenario = scenario;
    this.#seed = seed;
  }

  /** Ed25519 key of the authority, 32 octets: programs of people trust what it signed. */
  get #authority(): Uint8Array {
    return this.#key('authority');
  }
  get authorityKey(): Uint8Array {
    return ed25519.getPublicKey(this.#authority);
  }

  /** What the host proves itself with; `undefined` if it has no certificate. */
  identityOf(host: Host): TlsIdentity | undefined {
    if (!host.tls) return undefined;
    const known = this.#made.get(host);
    if (known) return known;
    const made = this.#make(host);
    this.#made.set(host, made);
    return made;
  }

  #make(host: Host): TlsIdentity {
    const privateKey = this.#key(host.id);
    const issued = certificate({
      names: this.#namesOf(host),
      issuer: AUTHORITY,
      publicKey: ed25519PublicKeyInfo(ed25519.getPublicKey(privateKey)),
      serial: Uint8Array.of(1, ...sha256(utf8(host.name)).subarray(0, 7)),
      notBeforeMs: this.#scenario.startsAt - DAY_MS,
      notAfterMs: this.#scenario.startsAt + VALID_DAYS * DAY_MS,
      algorithm: SIGNATURE.ed25519,
      sign: (octets) => ed25519.sign(octets, this.#authority),
    });
    return { certificate: issued, privateKey };
  }

  /** Its own name, and every other that the DNS gives to its address. */
  #namesOf({ name, address }: Host): string[] {
    const records = this.#scenario.zones.flatMap((zone) => zone.records);
    const others = records.filter(({ type, data }) => type === 'A' && data === address).map((record) => record.name);
    return [...new Set([name, ...others])];
  }

  #key(whose: string): Uint8Array {
    return sha256(utf8(`${this.#seed} ${whose}`));
  }
}
