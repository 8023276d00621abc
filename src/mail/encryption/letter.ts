/** A letter whose content is encrypted, and one whose content is opened again: RFC 8551 §3.3, RFC 3156 §4. */
import { encodeBase64Lines } from '../encodings.ts';
import { fold } from '../fold.ts';
import { readHeader, type Field } from '../header.ts';
import { readMime, type Part } from '../mime.ts';
import { ascii, concat, CRLF } from '../octets.ts';
import { envelopedData, type Chance, type Recipient } from './enveloped.ts';

/** The fields of the letter that say of what its content is made; all others stay outside of any seal. */
const isOfContent = ({ name }: Field) => name.toLowerCase().startsWith('content-');

/** The letter with its text, its attachments and its Content- fields sealed. What is left of the header everybody can read. */
export function encryptedLetter(letter: Uint8Array, recipients: readonly Recipient[], chance: Chance): Uint8Array {
  const { fields, bodyStart } = readHeader(letter);
  const these = (wanted: Field[]) => concat(wanted.map(({ start, end }) => letter.subarray(start, end)));
  const content = concat([these(fields.filter(isOfContent)), CRLF, letter.subarray(bodyStart)]);
  const head = [
    fold('Content-Type', ['application/pkcs7-mime;', 'smime-type=enveloped-data;', 'name="smime.p7m"']),
    fold('Content-Transfer-Encoding', ['base64']),
    fold('Content-Disposition', ['attachment;', 'filename="smime.p7m"']),
  ];
  const outside = these(fields.filter((field) => !isOfContent(field)));
  return concat([outside, ascii(head.join('')), CRLF, encodeBase64Lines(envelopedData(content, recipients, chance))]);
}

/** What is sealed in a letter, and how. `part`: where it stands. */
export interface Encrypted {
  kind: 'smime' | 'openpgp';
  part: Part;
}

/** `null` for a letter in which nothing is sealed. */
export function encryptedIn(letter: Uint8Array): Encrypted | null {
  const root = readMime(letter);
  const media = `${root.type}/${root.subtype}`;
  if (/^application\/(x-)?pkcs7-mime$/.test(media)) {
    const type = root.parameters.get('smime-type')?.toLowerCase() ?? '';
    return /^(enveloped-data|authenveloped-data)$/.test(type) ? { kind: 'smime', part: root } : null;
  }
  const [, sealed] = root.children;
  const isOpenPgp = media === 'multipart/encrypted' && root.parameters.get('protocol')?.toLowerCase() === 'application/pgp-encrypted';
  return isOpenPgp && sealed ? { kind: 'openpgp', part: sealed } : null;
}

/** The letter as its reader sees it: the header as it came, and what was sealed in place of the seal. */
export function openedLetter(letter: Uint8Array, content: Uint8Array): Uint8Array {
  const outside = readHeader(letter).fields.filter((field) => !isOfContent(field));
  return concat([...outside.map(({ start, end }) => letter.subarray(start, end)), content]);
}
