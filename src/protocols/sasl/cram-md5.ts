/** CRAM-MD5: the password stays at home, a keyed digest of the server's stamp travels. RFC 2195; history today, for MD5's sake. */
import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ascii, decodeUtf8, utf8 } from '../../mail/octets.ts';
import { refusedCredentials, refusedSyntax, type ClientMechanism, type SaslHouse, type Secret, type ServerMechanism } from './mechanism.ts';

export function cramMd5Server(house: SaslHouse): ServerMechanism {
  const stamp = ascii(`<${house.nonce()}@${house.hostName}>`);
  return {
    next(response) {
      if (response === undefined) return { kind: 'challenge', octets: stamp };
      // the name may hold spaces: the digest is what follows the last one
      const match = /^(.+) ([0-9a-f]{32})$/s.exec(decodeUtf8(response) ?? '');
      if (!match) return refusedSyntax;
      const [, user, digest] = match as unknown as [string, string, string];
      const password = house.password(user);
      return password !== undefined && cramDigest(password, stamp) === digest ? { kind: 'accepted', user } : refusedCredentials;
    },
  };
}

export function cramMd5Client({ user, password }: Secret): ClientMechanism {
  return { first: undefined, respond: (challenge) => utf8(`${user} ${cramDigest(password, challenge)}`) };
}

/** HMAC-MD5 over the challenge with the password for a key, in lower-case hexadecimal: RFC 2195 §2. */
export function cramDigest(password: string, challenge: Uint8Array): string {
  return bytesToHex(hmac(md5, utf8(password), challenge));
}
