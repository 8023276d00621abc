/**
 * X25519 and Ed25519 (RFC 7748, RFC 8032) for runs that are played again: what they come to depends on their arguments alone, and a
 * run that somebody has changed shakes the same hands as before until the change. The last results are kept, as those of
 * SCRAM's rounds are.
 */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { text } from '../../mail/octets.ts';

/** Results of each kind: those of some sixty handshakes. */
const MOST_KEPT = 128;

function kept<Result>(compute: (...octets: readonly Uint8Array[]) => Result): (...octets: readonly Uint8Array[]) => Result {
  const known = new Map<string, Result>();
  return (...octets) => {
    const asked = octets.map((each) => `${each.length} ${text(each)}`).join('');
    const before = known.get(asked);
    if (before !== undefined) return before;
    const result = compute(...octets);
    const [oldest] = known.size < MOST_KEPT ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(asked, result);
    return result;
  };
}

/** The public key of 32 octets: what the other end is told. */
export const publicKeyOf = kept((privateKey) => x25519.getPublicKey(privateKey!));
/** 32 octets that only the two ends can know. @throws if the other's key is of small order (RFC 8446 §7.4.2) */
export const sharedSecret = kept((privateKey, publicKey) => x25519.getSharedSecret(privateKey!, publicKey!));
/** 64 octets. */
export const signatureOf = kept((message, privateKey) => ed25519.sign(message!, privateKey!));
/** Whether the signature, of 64 octets, is that key's. */
export const isSignedBy = kept((signature, message, publicKey) => ed25519.verify(signature!, message!, publicKey!));
