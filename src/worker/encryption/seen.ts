/** What a reader's program finds out about a sealed letter: a part of the contract. */

/**
 * 'opened': with the reader's own key. 'noKey': this program has none. 'notForUs': it has one, and the letter was sealed for others.
 * 'damaged': the right key does not open it. 'otherKind': this program knows S/MIME only. 'noCrypto': this page cannot compute it.
 */
export type OpeningReason = 'opened' | 'noKey' | 'notForUs' | 'damaged' | 'otherKind' | 'noCrypto';

export interface EncryptedSeen {
  kind: 'smime' | 'openpgp';
  reason: OpeningReason;
  /** For whom the key lies within: issuer and serial number (hexadecimal) of each certificate, as anybody can read them. */
  recipients: { issuer: string; serial: string }[];
  /** 'AES-256-CBC'; '' if unknown. */
  cipher: string;
  /** Octets of the letter that are sealed. */
  start: number;
  end: number;
}
