/** One number for a whole journal: two runs are the same if and only if their hashes are. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Journal } from '../sim/journal.ts';
import { lineOf } from './journal-text.ts';

/** SHA-256 over the journal's lines and octets, in hex. */
export function hashOf(journal: Journal): string {
  const hash = sha256.create();
  for (let index = 0; index < journal.length; index++) {
    hash.update(utf8ToBytes(`${lineOf(journal, index)}\n`));
    hash.update(journal.octets(index));
  }
  return bytesToHex(hash.digest());
}
