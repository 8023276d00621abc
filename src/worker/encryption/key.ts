/** A private key, in DER (PKCS #8, RFC 5958), and the serial number of its certificate. */
export interface DecryptionKey {
  serial: Uint8Array;
  key: Uint8Array;
}
