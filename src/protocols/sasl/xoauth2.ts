/**
 * XOAUTH2: not a password but a bearer token of the provider's log-in page, as large providers demand today. Never a standard;
 * RFC 7628 (OAUTHBEARER) is its form in one. Here a person's token is made from the password, since there is no log-in page.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ascii, decodeUtf8, EMPTY, utf8 } from '../../mail/octets.ts';
import { refusedCredentials, refusedSyntax, type ClientMechanism, type SaslHouse, type Secret, type ServerMechanism } from './mechanism.ts';

/** What the provider tells a client whose token is not good; the client answers with nothing, and only then is refused. */
const COMPLAINT = '{"status":"400","schemes":"Bearer","scope":"https://mail.example/"}';

export function xoauth2Server(house: SaslHouse): ServerMechanism {
  let complained = false;
  return {
    next(response) {
      if (complained) return refusedCredentials;
      if (response === undefined) return { kind: 'challenge', octets: EMPTY };
      const [named = '', bearer = '', ...rest] = (decodeUtf8(response) ?? '').split('\x01');
      const user = /^user=(.+)$/is.exec(named)?.[1];
      const token = /^auth=Bearer (.+)$/is.exec(bearer)?.[1];
      if (user === undefined || token === undefined || rest.join('|') !== '|') return refusedSyntax;
      const password = house.password(user);
      if (password !== undefined && token === bearerToken(user, password)) return { kind: 'accepted', user };
      complained = true;
      return { kind: 'challenge', octets: ascii(COMPLAINT) };
    },
  };
}

export function xoauth2Client({ user, password }: Secret): ClientMechanism {
  const first = utf8(`user=${user}\x01auth=Bearer ${bearerToken(user, password)}\x01\x01`);
  return { first, respond: (challenge) => (challenge.length === 0 ? first : EMPTY) };
}

/** The token that the house's log-in page would have given to this person. */
export function bearerToken(user: string, password: string): string {
  return `ya29.${bytesToHex(sha256(utf8(`${user}\0${password}`))).slice(0, 40)}`;
}
