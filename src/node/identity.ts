/** What the servers on real ports prove themselves with: a throw-away certificate, or the files that the reader names. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { certificate, SIGNATURE } from '../protocols/tls/x509.ts';

export interface ServerIdentity {
  /** Both in PEM. */
  key: string;
  certificate: string;
}

const DAY_MS = 24 * 3_600_000;

/** A new key and a certificate that it signs itself, good for a day: nobody trusts it who was not told to. */
export function throwAwayIdentity(names: readonly string[], nowMs: number): ServerIdentity {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 1;
  const der = certificate({
    names,
    issuer: names[0]!,
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    serial,
    notBeforeMs: nowMs - DAY_MS,
    notAfterMs: nowMs + DAY_MS,
    algorithm: SIGNATURE.ecdsaSha256,
    sign: (octets) => sign('sha256', octets, privateKey),
  });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate: pem(der) };
}

/** Key and certificate from files in PEM. Throws what stands against them: a file that is missing, or no key, or not of this certificate. */
export function identityFrom(keyFile: string, certificateFile: string): ServerIdentity {
  const identity = { key: readFileSync(keyFile, 'utf8'), certificate: readFileSync(certificateFile, 'utf8') };
  createPrivateKey(identity.key);
  createSecureContext({ key: identity.key, cert: identity.certificate });
  return identity;
}

function pem(der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)!;
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
