/** X25519 and Ed25519 (RFC 7748, RFC 8032): a run that somebody has changed shakes the same hands as before until the change. */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { text } from '../../mail/octets.ts';
import { lastResults } from '../last-results.ts';

/** Results of each kind: those of more than a hundred handshakes. */
const MOST_KEPT = 128;

type OfOctets<Result> = (...octets: readonly Uint8Array[]) => Result;
const wordsOf: OfOctets<string> = (...octets) => octets.map((each) => `${each.length} ${text(each)}`).join('');
const kept = <Result extends NonNullable<unknown>>(compute: OfOctets<Result>): OfOctets<Result> => lastResults(MOST_KEPT, wordsOf, compute);

/** The public key of 32 octets: what the other end is told. */
export const publicKeyOf = kept((privateKey) => x25519.getPublicKey(privateKey!));
/** 32 octets that only the two ends can know. @throws if the other's key is of small order (RFC 8446 §7.4.2) */
export const sharedSecret = kept((privateKey, publicKey) => x25519.getSharedSecret(privateKey!, publicKey!));
/** 64 octets. */
export const signatureOf = kept((message, privateKey) => ed25519.sign(message!, privateKey!));
/** Whether the signature, of 64 octets, is that key's. */
export const isSignedBy = kept((signature, message, publicKey) => ed25519.verify(signature!, message!, publicKey!));
