/** The messages of the handshake: RFC 8446 §4. */
import { concat, text, utf8 } from '../../mail/octets.ts';
import { number, Reader, vector } from './octets.ts';

/** HandshakeType. */
export const TYPE = {
  clientHello: 1,
  serverHello: 2,
  newSessionTicket: 4,
  encryptedExtensions: 8,
  certificate: 11,
  certificateRequest: 13,
  certificateVerify: 15,
  finished: 20,
} as const;

/** The names by which the standard calls them. */
export const MESSAGE_NAMES: Record<number, string> = {
  1: 'ClientHello',
  2: 'ServerHello',
  4: 'NewSessionTicket',
  8: 'EncryptedExtensions',
  11: 'Certificate',
  13: 'CertificateRequest',
  15: 'CertificateVerify',
  20: 'Finished',
};

const LEGACY_VERSION = 0x0303;
const TLS_1_3 = 0x0304;
const AES_128_GCM_SHA256 = 0x1301;
const X25519 = 0x001d;
const ED25519 = 0x0807;
const EXTENSION = { serverName: 0, supportedGroups: 10, signatureAlgorithms: 13, supportedVersions: 43, keyShare: 51 };
/** RFC 8446 §4.1.3: a ServerHello with this random is a HelloRetryRequest. */
const RETRY_RANDOM = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

export const CIPHER_NAME = 'TLS_AES_128_GCM_SHA256';
export const VERSION_NAME = 'TLSv1.3';

export interface Handshake {
  type: number;
  body: Uint8Array;
  /** The whole message as it crossed the wire: what the transcript hash is made over. */
  octets: Uint8Array;
}

function message(type: number, body: Uint8Array): Uint8Array {
  return concat([number(type, 1), vector(3, body)]);
}

function extension(type: number, ...parts: Uint8Array[]): Uint8Array {
  return concat([number(type, 2), vector(2, ...parts)]);
}

function extensionsIn(reader: Reader): Map<number, Reader> {
  const found = new Map<number, Reader>();
  for (const list = reader.vector(2); !list.done;) found.set(list.number(2), list.vector(2));
  return found;
}

/** `random` and `publicKey`: 32 octets each. `serverName`: '' sends no SNI. */
export function clientHello(random: Uint8Array, publicKey: Uint8Array, serverName: string): Uint8Array {
  const name = serverName === '' ? [] : [extension(EXTENSION.serverName, vector(2, number(0, 1), vector(2, utf8(serverName))))];
  const extensions = [
    ...name,
    extension(EXTENSION.supportedVersions, vector(1, number(TLS_1_3, 2))),
    extension(EXTENSION.supportedGroups, vector(2, number(X25519, 2))),
    extension(EXTENSION.signatureAlgorithms, vector(2, number(ED25519, 2))),
    extension(EXTENSION.keyShare, vector(2, number(X25519, 2), vector(2, publicKey))),
  ];
  const body = [number(LEGACY_VERSION, 2), random, vector(1), vector(2, number(AES_128_GCM_SHA256, 2)), vector(1, number(0, 1))];
  return message(TYPE.clientHello, concat([...body, vector(2, ...extensions)]));
}

export interface ReadClientHello {
  sessionId: Uint8Array;
  serverName: string;
  /** Its X25519 key; `undefined` if it speaks no TLS 1.3 with our cipher, group and signature. */
  publicKey: Uint8Array | undefined;
}

export function readClientHello(body: Uint8Array): ReadClientHello {
  const reader = new Reader(body);
  reader.take(34);
  const sessionId = reader.vector(1).rest();
  const ciphers = numbers(reader.vector(2));
  reader.vector(1);
  const extensions = extensionsIn(reader);
  const offered = (type: number, value: number, width: number) => {
    const list = extensions.get(type);
    return list !== undefined && numbers(list.vector(width)).includes(value);
  };
  const speaks =
    ciphers.includes(AES_128_GCM_SHA256) &&
    offered(EXTENSION.supportedVersions, TLS_1_3, 1) &&
    offered(EXTENSION.signatureAlgorithms, ED25519, 2);
  return { sessionId, serverName: serverNameIn(extensions), publicKey: speaks ? shareIn(extensions) : undefined };
}

function numbers(list: Reader): number[] {
  const all: number[] = [];
  while (!list.done) all.push(list.number(2));
  return all;
}

function serverNameIn(extensions: Map<number, Reader>): string {
  const list = extensions.get(EXTENSION.serverName)?.vector(2);
  if (!list) return '';
  list.number(1);
  return text(list.vector(2).rest());
}

function shareIn(extensions: Map<number, Reader>): Uint8Array | undefined {
  const shares = extensions.get(EXTENSION.keyShare)?.vector(2);
  while (shares && !shares.done) {
    const group = shares.number(2);
    const key = shares.vector(2).rest();
    if (group === X25519 && key.length === 32) return key;
  }
  return undefined;
}

export function serverHello(random: Uint8Array, sessionId: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const extensions = [
    extension(EXTENSION.supportedVersions, number(TLS_1_3, 2)),
    extension(EXTENSION.keyShare, number(X25519, 2), vector(2, publicKey)),
  ];
  const body = [number(LEGACY_VERSION, 2), random, vector(1, sessionId), number(AES_128_GCM_SHA256, 2), number(0, 1)];
  return message(TYPE.serverHello, concat([...body, vector(2, ...extensions)]));
}

/** The server's X25519 key; `undefined` if it chose what was not offered. */
export function readServerHello(body: Uint8Array): Uint8Array | undefined {
  const reader = new Reader(body);
  reader.take(2);
  const random = Array.from(reader.take(32), (octet) => octet.toString(16).padStart(2, '0')).join('');
  reader.vector(1);
  const cipher = reader.number(2);
  reader.take(1);
  const extensions = extensionsIn(reader);
  const version = extensions.get(EXTENSION.supportedVersions)?.number(2);
  const share = extensions.get(EXTENSION.keyShare);
  if (random === RETRY_RANDOM || cipher !== AES_128_GCM_SHA256 || version !== TLS_1_3 || share?.number(2) !== X25519) return undefined;
  const key = share.vector(2).rest();
  return key.length === 32 ? key : undefined;
}

export function encryptedExtensions(): Uint8Array {
  return message(TYPE.encryptedExtensions, vector(2));
}

export function certificateMessage(certificate: Uint8Array): Uint8Array {
  return message(TYPE.certificate, concat([vector(1), vector(3, vector(3, certificate), vector(2))]));
}

/** The server's own certificate, the first of the list. */
export function readCertificateMessage(body: Uint8Array): Uint8Array {
  const reader = new Reader(body);
  reader.vector(1);
  return reader.vector(3).vector(3).rest();
}

export function certificateVerify(signature: Uint8Array): Uint8Array {
  return message(TYPE.certificateVerify, concat([number(ED25519, 2), vector(2, signature)]));
}

/** `undefined`: signed in a way that was not offered. */
export function readCertificateVerify(body: Uint8Array): Uint8Array | undefined {
  const reader = new Reader(body);
  return reader.number(2) === ED25519 ? reader.vector(2).rest() : undefined;
}

export function finished(verifyData: Uint8Array): Uint8Array {
  return message(TYPE.finished, verifyData);
}
