/** What the two hellos tell of a connection. RFC 8446 §4.1, RFC 5246 §7.4.1. */
import { equal, text } from '../../mail/octets.ts';
import { DecodeError, Reader } from '../../protocols/tls/octets.ts';

const EXTENSION = { serverName: 0, alpn: 16, encryptThenMac: 22, earlyData: 42, supportedVersions: 43 } as const;
const VERSION_NAMES = new Map([
  [0x0300, 'SSLv3'],
  [0x0301, 'TLSv1.0'],
  [0x0302, 'TLSv1.1'],
  [0x0303, 'TLSv1.2'],
  [0x0304, 'TLSv1.3'],
]);
/** RFC 8446 §4.1.3: the random of a HelloRetryRequest, SHA-256 of these words. */
const RETRY_RANDOM = Uint8Array.of(
  ...[0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91],
  ...[0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c],
);

export interface ClientHello {
  random: Uint8Array;
  serverName: string;
  /** 'TLSv1.3', 'TLSv1.2': newest first. */
  versions: string[];
  /** Application protocols (ALPN, RFC 7301), as the client prefers them. */
  protocols: string[];
  earlyData: boolean;
}

export interface ServerHello {
  random: Uint8Array;
  version: string;
  cipher: number;
  protocol: string;
  /** It is a HelloRetryRequest: another hello of each side will follow. */
  retry: boolean;
  encryptThenMac: boolean;
}

/** `undefined`: it is none that can be read. */
export function readClientHello(body: Uint8Array): ClientHello | undefined {
  return guarded(body, (reader) => {
    const version = reader.number(2);
    const random = reader.take(32);
    reader.vector(1);
    reader.vector(2);
    reader.vector(1);
    const extensions = extensionsIn(reader);
    const versions = extensions.get(EXTENSION.supportedVersions);
    return {
      random,
      serverName: serverNameIn(extensions.get(EXTENSION.serverName)),
      versions: versions ? versionsIn(versions.vector(1)) : [versionName(version)],
      protocols: protocolsIn(extensions.get(EXTENSION.alpn)),
      earlyData: extensions.has(EXTENSION.earlyData),
    };
  });
}

/** `undefined`: it is none that can be read. */
export function readServerHello(body: Uint8Array): ServerHello | undefined {
  return guarded(body, (reader) => {
    const legacy = reader.number(2);
    const random = reader.take(32);
    reader.vector(1);
    const cipher = reader.number(2);
    reader.take(1);
    const extensions = extensionsIn(reader);
    const version = extensions.get(EXTENSION.supportedVersions)?.number(2) ?? legacy;
    return {
      random,
      version: versionName(version),
      cipher,
      protocol: protocolsIn(extensions.get(EXTENSION.alpn))[0] ?? '',
      retry: equal(random, RETRY_RANDOM),
      encryptThenMac: extensions.has(EXTENSION.encryptThenMac),
    };
  });
}

/** The application protocol that EncryptedExtensions name; '' for none. */
export function protocolIn(body: Uint8Array): string {
  return guarded(body, (reader) => protocolsIn(extensionsIn(reader).get(EXTENSION.alpn))[0]) ?? '';
}

function guarded<T>(body: Uint8Array, read: (reader: Reader) => T): T | undefined {
  try {
    return read(new Reader(body));
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

function extensionsIn(reader: Reader): Map<number, Reader> {
  const found = new Map<number, Reader>();
  if (reader.done) return found;
  for (const list = reader.vector(2); !list.done;) found.set(list.number(2), list.vector(2));
  return found;
}

function serverNameIn(extension: Reader | undefined): string {
  if (!extension || extension.done) return '';
  const list = extension.vector(2);
  list.number(1);
  return text(list.vector(2).rest());
}

function protocolsIn(extension: Reader | undefined): string[] {
  const names: string[] = [];
  if (!extension) return names;
  for (const list = extension.vector(2); !list.done;) names.push(text(list.vector(1).rest()));
  return names;
}

/** RFC 8701: numbers that mean nothing are strewn in, so that nobody stumbles over new ones. */
function versionsIn(list: Reader): string[] {
  const numbers: number[] = [];
  while (!list.done) numbers.push(list.number(2));
  return numbers
    .filter((number) => VERSION_NAMES.has(number))
    .toSorted((a, b) => b - a)
    .map(versionName);
}

function versionName(number: number): string {
  return VERSION_NAMES.get(number) ?? `0x${number.toString(16).padStart(4, '0')}`;
}
