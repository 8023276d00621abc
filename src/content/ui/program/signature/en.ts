/** What a mail program says of a signature, and why. */
export const signature = {
  kinds: { smime: 'S/MIME', openpgp: 'OpenPGP' },
  verdicts: {
    good: (kind: string) => `Signature good (${kind})`,
    bad: (kind: string) => `Signature bad (${kind})`,
    unknown: (kind: string) => `Signature not verified (${kind})`,
  },
  reasons: {
    holds: (signer: string) => `It is from ${signer}, and not one of the signed octets has changed.`,
    changed: (signer: string) =>
      signer === ''
        ? 'The signed octets are not those that came: something changed on the way. To a reader the words may still be the same.'
        : `${signer} signed octets other than those that arrived: something changed on the way. To a reader the words may still be the same.`,
    forged: (signer: string) => `It was not made with the key of ${signer}.`,
    author: (signer: string) => `It is from ${signer}, who is not the one named in From.`,
    untrusted: (signer: string) => `It says that it is from ${signer}, but nobody whom this program trusts has issued the certificate.`,
    expired: (signer: string) => `The certificate or key of ${signer} was not valid when the letter was opened.`,
    noKey: () => 'This program does not have the key of whoever signed. Anybody can make a key in any name.',
    unreadable: () => 'The signature itself is damaged, or of a kind that this program cannot read.',
    noCrypto: () => 'The browser lets a page compute signatures only over https or on this machine.',
  },
  who: 'Who vouches for the key',
  authority: (name: string) => `the authority “${name}”, which this program trusts, by a certificate`,
  claimed: (name: string) => `“${name}” is named as issuer`,
  inKeyring: (owner: string, fingerprint: string) => `nobody but ${owner}, who handed the key over in person: ${fingerprint}`,
  keyId: (id: string) => `nobody; it names the key ${id}`,
  when: 'Signed',
  hash: 'SHA-256',
  hashes: (signed: string, came: string) => `signed ${signed}…, came ${came}…`,
  covers: 'Covers',
  range: (first: string, last: string) =>
    `octets ${first} to ${last}: the first part with its own header. Not From, To, Date or Subject, which anybody along the way could change.`,
  octets: 'Show the signed octets',
  alone: 'The program has checked this alone: no server knows of it.',
};
