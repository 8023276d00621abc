/** A sealed letter, as its reader's program opens it: alone, with the key that it has. The library comes with the first. */
import { encryptedIn, openedLetter } from '../../mail/encryption/letter.ts';
import { decodeBody } from '../../mail/mime.ts';
import type { DecryptionKey } from './key.ts';
import type { EncryptedSeen } from './seen.ts';

export interface Opening {
  seen: EncryptedSeen;
  /** With what was sealed in place of the seal; `null` if it stays closed. */
  letter: Uint8Array | null;
}

/** `null` for a letter in which nothing is sealed. Never throws. */
export async function openingOf(letter: Uint8Array, keys: () => readonly DecryptionKey[]): Promise<Opening | null> {
  const encrypted = encryptedIn(letter);
  if (!encrypted) return null;
  const { kind, part } = encrypted;
  const place = { kind, start: part.bodyStart, end: part.end };
  const closed = (reason: EncryptedSeen['reason']): Opening => ({ seen: { ...place, reason, recipients: [], cipher: '' }, letter: null });
  if (kind === 'openpgp') return closed('otherKind');
  try {
    const { openSmime } = await import('./smime.ts');
    const { content, ...found } = await openSmime(decodeBody(letter, part), keys());
    return { seen: { ...place, ...found }, letter: content && openedLetter(letter, content) };
  } catch {
    return closed('damaged');
  }
}
