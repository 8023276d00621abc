/** The signature of a letter, as its reader's program checks it: alone, with what it has and trusts. The libraries come with the first. */
import { sameAddress } from '../../mail/address.ts';
import { parseAddressList } from '../../mail/addressList.ts';
import { decodeBase64, decodeQuotedPrintable } from '../../mail/encodings.ts';
import { firstField, fieldValue } from '../../mail/header.ts';
import { readMime, type Part } from '../../mail/mime.ts';
import { text } from '../../mail/octets.ts';
import { nothingKnown, VERDICTS, type Found, type SignatureSeen } from './seen.ts';

/** What the reader's program goes by. */
export interface Trust {
  /** The certificate that it trusts, in DER. */
  authority(): Uint8Array;
  /** The OpenPGP keys that it has, in armor, one after the other. */
  keyring(): string;
  /** Epoch ms. */
  atMs: number;
}

interface Signed {
  kind: SignatureSeen['kind'];
  content: Part;
  signature: Part;
}

/** `null` for a letter without a signature, and for one of a kind that nobody here knows. */
export function signedIn(letter: Uint8Array): Signed | null {
  const root = readMime(letter);
  const [content, signature] = root.children;
  if (root.type !== 'multipart' || root.subtype !== 'signed' || !content || !signature) return null;
  const protocol = root.parameters.get('protocol')?.toLowerCase() ?? '';
  if (/^application\/(x-)?pkcs7-signature$/.test(protocol)) return { kind: 'smime', content, signature };
  return protocol === 'application/pgp-signature' ? { kind: 'openpgp', content, signature } : null;
}

/** Never throws: what cannot be read is told as such. */
export async function signatureSeen(letter: Uint8Array, trust: Trust): Promise<SignatureSeen | null> {
  const signed = signedIn(letter);
  if (!signed) return null;
  const { start, end } = signed.content;
  const found = await foundIn(letter, signed, trust).catch(() => nothingKnown('unreadable'));
  const reason = found.reason === 'holds' && !isAuthor(letter, found.signer) ? 'author' : found.reason;
  return { ...found, reason, kind: signed.kind, verdict: VERDICTS[reason], start, end };
}

async function foundIn(letter: Uint8Array, { kind, content, signature }: Signed, trust: Trust): Promise<Found> {
  const [said, octets] = [letter.subarray(content.start, content.end), bodyOf(letter, signature)];
  if (kind === 'smime') return (await import('./smime.ts')).checkSmime(said, octets, trust.authority(), trust.atMs);
  return (await import('./openPgp.ts')).checkOpenPgp(said, text(octets), trust.keyring(), trust.atMs);
}

function bodyOf(letter: Uint8Array, { encoding, bodyStart, end }: Part): Uint8Array {
  if (encoding === 'base64') return decodeBase64(letter, bodyStart, end);
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(letter, bodyStart, end) : letter.subarray(bodyStart, end);
}

/** RFC 8550 §3: the address that is vouched for has to be one of those in From. */
function isAuthor(letter: Uint8Array, signer: string): boolean {
  const from = firstField(readMime(letter).header, 'From');
  const authors = from ? (parseAddressList(fieldValue(letter, from)) ?? []) : [];
  return authors.some(({ address }) => sameAddress(address, signer));
}
