/** Whether a signature of OpenPGP holds, by OpenPGP.js, with the keys that the program has. RFC 3156 §5, RFC 9580 §5.2. */
import { createMessage, readKeys, readSignature, verify, type Key, type Signature } from 'openpgp';
import { nothingKnown, type Found, type SignatureReason } from './seen.ts';

/** `content`: what came; `signature` and `keyring` in armor; `atMs`: when it is looked at. */
export async function checkOpenPgp(content: Uint8Array, signature: string, keyring: string, atMs: number): Promise<Found> {
  if (typeof crypto === 'undefined' || !crypto.subtle) return nothingKnown('noCrypto');
  const read = await readSignature({ armoredSignature: signature }).catch(() => undefined);
  const packet = read?.packets[0];
  if (!read || !packet) return nothingKnown('unreadable');
  const keys = keyring === '' ? [] : await readKeys({ armoredKeys: keyring });
  const id = packet.issuerKeyID;
  const key = keys.find((one) => one.getKeys(id).length > 0);
  const about: Found = {
    ...nothingKnown('noKey'),
    signer: key ? addressIn(key) : '',
    voucher: (key ? key.getFingerprint() : id.toHex()).toUpperCase(),
    signedAtMs: packet.created?.getTime() ?? -1,
  };
  return key ? { ...about, reason: await judged(content, read, key, new Date(atMs)) } : about;
}

async function judged(content: Uint8Array, signature: Signature, key: Key, date: Date): Promise<SignatureReason> {
  const message = await createMessage({ binary: content });
  const { signatures } = await verify({ message, signature, verificationKeys: [key], date });
  const outcome = await signatures[0]?.verified.catch((error: unknown) => (error instanceof Error ? error.message : ''));
  if (outcome === true) return 'holds';
  if (/digest/.test(String(outcome))) return 'changed';
  return /expired|future|creation/.test(String(outcome)) ? 'expired' : 'forged';
}

function addressIn(key: Key): string {
  const [user = ''] = key.getUserIDs();
  return /<([^<>]*)>$/.exec(user)?.[1] ?? user;
}
