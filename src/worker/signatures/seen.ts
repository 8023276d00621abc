/** What a reader's program finds out about a signature, and which octets it speaks of: a part of the contract. */

/**
 * Why the verdict is what it is. 'holds': nothing has changed, and somebody vouches for the signer. 'changed': these octets are not
 * those that were signed. 'forged': the signature was not made with that key. 'author': somebody signed, but not whom From names.
 * 'untrusted': nobody that the program trusts has issued the certificate. 'expired': it did not hold at that moment. 'noKey': the
 * program does not have the signer's key. 'unreadable': no signature that anybody could read. 'noCrypto': this page cannot compute it.
 */
export type SignatureReason = 'holds' | 'changed' | 'forged' | 'author' | 'untrusted' | 'expired' | 'noKey' | 'unreadable' | 'noCrypto';

/** What was found, whatever the letter around it says. */
export interface Found {
  reason: SignatureReason;
  /** The address in the certificate or the key; '' if there is none. */
  signer: string;
  /** The issuer of the certificate, or the fingerprint (or, without the key, the key ID) of the key; '' if unknown. */
  voucher: string;
  /** Epoch ms; -1 if the signature does not tell. */
  signedAtMs: number;
  /** SHA-256 of the content, in hexadecimal: as signed, and of what came. '' where the signature does not let it be seen. */
  hashes: { signed: string; came: string };
}

export interface SignatureSeen extends Found {
  kind: 'smime' | 'openpgp';
  verdict: 'good' | 'bad' | 'unknown';
  /** Octets of the letter that are signed. */
  start: number;
  end: number;
}

export const VERDICTS: Readonly<Record<SignatureReason, SignatureSeen['verdict']>> = {
  holds: 'good',
  changed: 'bad',
  forged: 'bad',
  author: 'bad',
  untrusted: 'unknown',
  expired: 'unknown',
  noKey: 'unknown',
  unreadable: 'unknown',
  noCrypto: 'unknown',
};

/** The same reason where nothing else is known. */
export function nothingKnown(reason: SignatureReason): Found {
  return { reason, signer: '', voucher: '', signedAtMs: -1, hashes: { signed: '', came: '' } };
}
