/**
 * The keys with which people sign what they write. A key is made of its owner's address, not of the seed: people have theirs before a
 * story begins. Everybody can know them: they are for teaching.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { PKCS1_SHA256 } from 'micro-rsa-dsa-dh/rsa.js';
import { sameAddress } from '../mail/address.ts';
import { parseAddressList } from '../mail/addressList.ts';
import type { MailDraft } from '../mail/compose.ts';
import { publicKeyInfo } from '../mail/authentication/rsaKey.ts';
import { text, utf8 } from '../mail/octets.ts';
import { encryptedLetter } from '../mail/encryption/letter.ts';
import { privateKeyInfo } from '../mail/encryption/privateKey.ts';
import { armoredPublicKey, type OpenPgpKey } from '../mail/signatures/openPgp.ts';
import { signedLetter, type Signer } from '../mail/signatures/signed.ts';
import { certificate, SIGNATURE } from '../protocols/tls/x509.ts';
import { keyOf, octetsFrom, primesOf } from './made-keys.ts';
import type { Scenario } from './scenario.ts';

/** Who vouches for certificates of people: every program of the town trusts it. */
const AUTHORITY = 'Mailscope mail authority';
const DAY_MS = 24 * 3_600_000;
/** As certificates for mail last today. */
const VALID_DAYS = 365;
/** When everybody's OpenPGP key was made, epoch seconds: before the first story. */
const MADE_AT = Date.UTC(1980, 0, 1) / 1000;

function rsaOf(words: string) {
  const key = keyOf('rsa-sha256', words);
  if (key.algorithm !== 'rsa-sha256') throw new Error(`the key of ${words} is none of RSA`);
  return { key, info: publicKeyInfo(key), sign: (octets: Uint8Array) => PKCS1_SHA256.sign(key, octets) };
}

const serialOf = (words: string): Uint8Array => Uint8Array.of(1, ...sha256(utf8(words)).subarray(0, 7));

function issued(subject: string, names: readonly string[], publicKey: Uint8Array, atMs: number): Uint8Array {
  return certificate({
    names,
    subject,
    purpose: names.length === 0 ? 'authority' : 'mail',
    issuer: AUTHORITY,
    publicKey,
    serial: serialOf(names[0] ?? AUTHORITY),
    notBeforeMs: atMs - DAY_MS,
    notAfterMs: atMs + VALID_DAYS * DAY_MS,
    algorithm: SIGNATURE.rsaSha256,
    sign: (octets) => rsaOf(AUTHORITY).sign(octets),
  });
}

/** What a program checks signatures by. */
export interface PersonalTrust {
  /** The certificate of the authority that every program trusts, in DER. */
  authority(): Uint8Array;
  /** The OpenPGP keys that the program has, in armor, one after the other. */
  keyring(): string;
  /** What sealed letters are opened with: the owner's private key (PKCS #8), and the serial number of its certificate. */
  decryptionKeys(): readonly { serial: Uint8Array; key: Uint8Array }[];
}

export function trustOn({ devices, accounts, startsAt }: Scenario, host: string): PersonalTrust {
  const { keyring: known = [], decrypts, account: owner } = devices.find((device) => device.host === host) ?? { account: '' };
  const nameOf = (address: string) => accounts.find((account) => sameAddress(account.address, address))?.name ?? '';
  return {
    authority: () => issued(AUTHORITY, [], rsaOf(AUTHORITY).info, startsAt),
    keyring: () => known.map((address) => text(armoredPublicKey(openPgpKeyOf(address, nameOf(address))))).join(''),
    decryptionKeys: () => (decrypts ? [{ serial: serialOf(owner), key: privateKeyOf(owner) }] : []),
  };
}

const wordsOf = (address: string): string => `mail of ${address}`;

function privateKeyOf(address: string): Uint8Array {
  return privateKeyInfo(rsaOf(wordsOf(address)).key, primesOf(wordsOf(address)));
}

function smimeSigner(address: string, name: string, atMs: number): Signer {
  const { info, sign } = rsaOf(wordsOf(address));
  const held = issued(name || address, [address], info, atMs);
  return { kind: 'smime', with: { certificate: held, issuer: AUTHORITY, serial: serialOf(address), sign } };
}

/** The OpenPGP key of whoever has this address. */
function openPgpKeyOf(address: string, name: string): OpenPgpKey {
  return {
    secret: octetsFrom(`openpgp of ${address}`, 32),
    userId: name === '' ? address : `${name} <${address}>`,
    createdAt: MADE_AT,
  };
}

/** What its author signs: the letter with the signature; as it was if nothing is to be signed. `atMs`: epoch ms. */
export function signedBy({ from, signed }: Pick<MailDraft, 'from' | 'signed'>, letter: Uint8Array, atMs: number, seed: string): Uint8Array {
  const author = signed && parseAddressList(from)?.[0];
  if (!author) return letter;
  const { address, name } = author;
  const signer: Signer = signed === 'smime' ? smimeSigner(address, name, atMs) : { kind: 'openpgp', with: openPgpKeyOf(address, name) };
  return signedLetter(letter, signer, atMs, seed);
}

/**
 * Sealed for those in To and Cc, and for its author, who could not read the copy in Sent otherwise; as it was if nothing is to be sealed.
 * Who gets a secret copy is not named: the list of recipients can be read by everybody. `seed` makes the key of this letter.
 */
export function encryptedFor(
  { from, to, cc, encrypted }: Pick<MailDraft, 'from' | 'to' | 'cc' | 'encrypted'>,
  letter: Uint8Array,
  seed: string,
) {
  if (!encrypted) return letter;
  const addresses = [...to, ...cc, from].flatMap((list) => parseAddressList(list) ?? []).map(({ address }) => address);
  const readers = addresses.filter((address, place) => addresses.findIndex((each) => sameAddress(each, address)) === place);
  const recipients = readers.map((address) => ({ issuer: AUTHORITY, serial: serialOf(address), key: rsaOf(wordsOf(address)).key }));
  return encryptedLetter(letter, recipients, (what, octets) => octetsFrom(`${what} of ${seed} ${from}`, octets));
}

/** Signed first, then sealed, as far as its author wants it: who signed is for the reader alone to see (RFC 8551 §3.7). */
export function protectedBy(draft: MailDraft, letter: Uint8Array, atMs: number, seed: number): Uint8Array {
  return encryptedFor(draft, signedBy(draft, letter, atMs, String(seed)), `${seed} ${atMs}`);
}
