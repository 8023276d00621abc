/** What S/MIME has sealed, by PKI.js: for whom, how, and what is in it. RFC 8551 §3.3, RFC 5652 §6. */
import { ContentInfo, CryptoEngine, EnvelopedData, IssuerAndSerialNumber, KeyTransRecipientInfo } from 'pkijs';
import { hex } from '../signatures/hex.ts';
import type { DecryptionKey } from './key.ts';
import type { EncryptedSeen } from './seen.ts';

const COMMON_NAME = '2.5.4.3';
const CIPHERS: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.1.2', 'AES-128-CBC'],
  ['2.16.840.1.101.3.4.1.42', 'AES-256-CBC'],
]);

type Found = Pick<EncryptedSeen, 'reason' | 'recipients' | 'cipher'> & { content: Uint8Array | null };

/** `octets` in DER. Throws for what is no EnvelopedData. */
export async function openSmime(octets: Uint8Array, keys: readonly DecryptionKey[]): Promise<Found> {
  const data = new EnvelopedData({ schema: ContentInfo.fromBER(octets.slice().buffer).content });
  const recipients = data.recipientInfos.map(({ value }) => recipientOf(value));
  const cipher = CIPHERS.get(data.encryptedContentInfo.contentEncryptionAlgorithm.algorithmId) ?? '';
  const about = { recipients, cipher, content: null };
  if (keys.length === 0) return { ...about, reason: 'noKey' };
  const ours = recipients.findIndex(({ serial }) => keys.some((one) => hex(one.serial) === serial));
  const own = keys.find((one) => hex(one.serial) === recipients[ours]?.serial);
  if (!own) return { ...about, reason: 'notForUs' };
  if (typeof crypto === 'undefined' || !crypto.subtle) return { ...about, reason: 'noCrypto' };
  const engine = new CryptoEngine({ name: '', crypto });
  const content = await data.decrypt(ours, { recipientPrivateKey: own.key.slice().buffer }, engine).catch(() => null);
  return content ? { ...about, reason: 'opened', content: new Uint8Array(content) } : { ...about, reason: 'damaged' };
}

function recipientOf(value: unknown): EncryptedSeen['recipients'][number] {
  const rid = value instanceof KeyTransRecipientInfo ? value.rid : undefined;
  if (!(rid instanceof IssuerAndSerialNumber)) return { issuer: '', serial: '' };
  const name = rid.issuer.typesAndValues.find(({ type }) => String(type) === COMMON_NAME);
  const issuer = name ? String(name.value.valueBlock.value) : '';
  return { issuer, serial: hex(new Uint8Array(rid.serialNumber.valueBlock.valueHexView)) };
}
