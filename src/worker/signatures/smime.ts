/** Whether a signature of S/MIME holds, by PKI.js: the certificate's chain, the hash, and the signature. RFC 8551 §2, RFC 8550 §4. */
import { sha256 } from '@noble/hashes/sha2.js';
import {
  Certificate,
  ContentInfo,
  CryptoEngine,
  GeneralName,
  SignedData,
  SignedDataVerifyError,
  type AltName,
  type SignerInfo,
} from 'pkijs';
import { hex } from './hex.ts';
import { nothingKnown, type Found, type SignatureReason } from './seen.ts';

const COMMON_NAME = '2.5.4.3';
const ALTERNATIVE_NAME = '2.5.29.17';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SHA_256 = '2.16.840.1.101.3.4.2.1';
/** GeneralName, RFC 5280 §4.2.1.6. */
const MAIL_ADDRESS = 1;

/** `content`: what came; `signature` in DER; `authority`: the certificate that the program trusts; `atMs`: when it is looked at. */
export async function checkSmime(content: Uint8Array, signature: Uint8Array, authority: Uint8Array, atMs: number): Promise<Found> {
  let data: SignedData;
  try {
    data = new SignedData({ schema: ContentInfo.fromBER(bufferOf(signature)).content });
  } catch {
    return nothingKnown('unreadable');
  }
  const [info] = data.signerInfos;
  const own = data.certificates?.find((one) => one instanceof Certificate && isOf(one, info));
  if (!info || !(own instanceof Certificate)) return nothingKnown('unreadable');
  const known = { ...about(info, own), hashes: hashesOf(info, content) };
  if (typeof crypto === 'undefined' || !crypto.subtle) return { ...known, reason: 'noCrypto' };
  return { ...known, reason: await judged(data, content, authority, new Date(atMs)) };
}

async function judged(data: SignedData, content: Uint8Array, authority: Uint8Array, checkDate: Date): Promise<SignatureReason> {
  const engine = new CryptoEngine({ name: '', crypto });
  const trustedCerts = [Certificate.fromBER(bufferOf(authority))];
  const how = { signer: 0, data: bufferOf(content), trustedCerts, checkDate, extendedMode: true } as const;
  // first what was signed, then who vouches for it: a changed letter is that whoever signed it
  const held = await data.verify({ ...how, checkChain: false }, engine).catch(codeOf);
  if (typeof held === 'string') return held;
  if (held.signatureVerified !== true) return 'forged';
  const vouched = await data.verify({ ...how, checkChain: true }, engine).catch(() => undefined);
  if (vouched?.signatureVerified === true && vouched.signerCertificateVerified === true) return 'holds';
  const own = data.certificates?.find((one) => one instanceof Certificate);
  const lasts = own instanceof Certificate && own.notBefore.value <= checkDate && checkDate <= own.notAfter.value;
  return lasts ? 'untrusted' : 'expired';
}

/** PKI.js tells by a sentence alone that the hash is another. */
function codeOf(error: unknown): SignatureReason {
  return error instanceof SignedDataVerifyError && error.message.includes('digest') ? 'changed' : 'unreadable';
}

function isOf(certificate: Certificate, info: SignerInfo | undefined): boolean {
  const { sid } = info ?? {};
  return sid !== undefined && 'serialNumber' in sid && certificate.serialNumber.isEqual(sid.serialNumber);
}

function about(info: SignerInfo, certificate: Certificate): Pick<Found, 'signer' | 'voucher' | 'signedAtMs'> {
  const names = certificate.extensions?.find(({ extnID }) => extnID === ALTERNATIVE_NAME)?.parsedValue as AltName | undefined;
  const address = names?.altNames.find((name: GeneralName) => name.type === MAIL_ADDRESS);
  const issuer = certificate.issuer.typesAndValues.find(({ type }) => String(type) === COMMON_NAME);
  const [moment] = attribute(info, SIGNING_TIME);
  return {
    signer: address === undefined ? '' : String(address.value),
    voucher: issuer ? String(issuer.value.valueBlock.value) : '',
    signedAtMs: moment?.toDate?.().getTime() ?? -1,
  };
}

/** What stands for the content in the signature, if it is SHA-256. */
function hashesOf(info: SignerInfo, content: Uint8Array): Found['hashes'] {
  const [digest] = attribute(info, MESSAGE_DIGEST);
  if (info.digestAlgorithm.algorithmId !== SHA_256 || !digest) return { signed: '', came: '' };
  return { signed: hex(digest.valueBlock.valueHexView), came: hex(sha256(content)) };
}

/** What PKI.js gives as values of an attribute, as far as it is looked at. */
interface Value {
  toDate?(): Date;
  valueBlock: { valueHexView: Uint8Array };
}

function attribute(info: SignerInfo, wanted: string): Value[] {
  return info.signedAttrs?.attributes.find(({ type }) => type === wanted)?.values ?? [];
}

function bufferOf(octets: Uint8Array): ArrayBuffer {
  return octets.slice().buffer as ArrayBuffer;
}
