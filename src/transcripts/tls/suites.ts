/** Cipher suites by their numbers in IANA's registry: what is chosen is told by name, and what is known here can be opened. */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';

export interface Suite {
  name: string;
  keyOctets: 16 | 32;
  /** 'cbc': encrypted with AES-CBC and protected by an HMAC (`mac`). */
  cipher: 'gcm' | 'chacha' | 'cbc';
  /** Of the key schedule. */
  hash: CHash;
  mac: CHash | undefined;
}

/** Key exchanges and their suites of TLS 1.2: AES-128-CBC-SHA, AES-256-CBC-SHA, …-128-SHA256, …-256-SHA384, AES-128-GCM, AES-256-GCM, ChaCha20. */
const EXCHANGES: [string, (number | undefined)[]][] = [
  ['RSA', [0x002f, 0x0035, 0x003c, undefined, 0x009c, 0x009d, undefined]],
  ['DHE_RSA', [0x0033, 0x0039, 0x0067, undefined, 0x009e, 0x009f, 0xccaa]],
  ['DH_anon', [0x0034, 0x003a, 0x006c, undefined, 0x00a6, 0x00a7, undefined]],
  ['ECDHE_ECDSA', [0xc009, 0xc00a, 0xc023, 0xc024, 0xc02b, 0xc02c, 0xcca9]],
  ['ECDHE_RSA', [0xc013, 0xc014, 0xc027, 0xc028, 0xc02f, 0xc030, 0xcca8]],
  ['ECDH_anon', [0xc018, 0xc019, undefined, undefined, undefined, undefined, undefined]],
];
const PROTECTIONS: Suite[] = [
  { name: 'AES_128_CBC_SHA', keyOctets: 16, cipher: 'cbc', hash: sha256, mac: sha1 },
  { name: 'AES_256_CBC_SHA', keyOctets: 32, cipher: 'cbc', hash: sha256, mac: sha1 },
  { name: 'AES_128_CBC_SHA256', keyOctets: 16, cipher: 'cbc', hash: sha256, mac: sha256 },
  { name: 'AES_256_CBC_SHA384', keyOctets: 32, cipher: 'cbc', hash: sha384, mac: sha384 },
  { name: 'AES_128_GCM_SHA256', keyOctets: 16, cipher: 'gcm', hash: sha256, mac: undefined },
  { name: 'AES_256_GCM_SHA384', keyOctets: 32, cipher: 'gcm', hash: sha384, mac: undefined },
  { name: 'CHACHA20_POLY1305_SHA256', keyOctets: 32, cipher: 'chacha', hash: sha256, mac: undefined },
];
/** What follows no rule, or cannot be opened: TLS 1.3's, 256-bit CBC with SHA-256, CCM, Camellia, and what is long out of use. */
const OTHERS: [number, string][] = [
  [0x0004, 'TLS_RSA_WITH_RC4_128_MD5'],
  [0x0005, 'TLS_RSA_WITH_RC4_128_SHA'],
  [0x000a, 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
  [0x0016, 'TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA'],
  [0x0041, 'TLS_RSA_WITH_CAMELLIA_128_CBC_SHA'],
  [0x0045, 'TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA'],
  [0x0084, 'TLS_RSA_WITH_CAMELLIA_256_CBC_SHA'],
  [0x0088, 'TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA'],
  [0x1304, 'TLS_AES_128_CCM_SHA256'],
  [0x1305, 'TLS_AES_128_CCM_8_SHA256'],
  [0xc007, 'TLS_ECDHE_ECDSA_WITH_RC4_128_SHA'],
  [0xc011, 'TLS_ECDHE_RSA_WITH_RC4_128_SHA'],
  [0xc012, 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA'],
  [0xc09c, 'TLS_RSA_WITH_AES_128_CCM'],
  [0xc09e, 'TLS_DHE_RSA_WITH_AES_128_CCM'],
  [0xc0ac, 'TLS_ECDHE_ECDSA_WITH_AES_128_CCM'],
  [0xc0ad, 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM'],
];
const AES_256_CBC_SHA256: [number, string][] = [
  [0x003d, 'TLS_RSA_WITH_AES_256_CBC_SHA256'],
  [0x006b, 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256'],
  [0x006d, 'TLS_DH_anon_WITH_AES_256_CBC_SHA256'],
];

const SUITES = new Map<number, Suite>([
  [0x1301, { ...PROTECTIONS[4]!, name: 'TLS_AES_128_GCM_SHA256' }],
  [0x1302, { ...PROTECTIONS[5]!, name: 'TLS_AES_256_GCM_SHA384' }],
  [0x1303, { ...PROTECTIONS[6]!, name: 'TLS_CHACHA20_POLY1305_SHA256' }],
  ...AES_256_CBC_SHA256.map(([number, name]): [number, Suite] => [number, { ...PROTECTIONS[2]!, keyOctets: 32, name }]),
  ...EXCHANGES.flatMap(([exchange, numbers]) => numbers.flatMap((number, index) => suiteOf(exchange, number, PROTECTIONS[index]!))),
]);
const NAMES = new Map(OTHERS);

function suiteOf(exchange: string, number: number | undefined, protection: Suite): [number, Suite][] {
  return number === undefined ? [] : [[number, { ...protection, name: `TLS_${exchange}_WITH_${protection.name}` }]];
}

/** `undefined`: it cannot be opened here. */
export function suite(number: number): Suite | undefined {
  return SUITES.get(number);
}

/** 'TLS_AES_256_GCM_SHA384'; '0x1305' for a number that is not known. */
export function suiteName(number: number): string {
  return SUITES.get(number)?.name ?? NAMES.get(number) ?? `0x${number.toString(16).padStart(4, '0')}`;
}
