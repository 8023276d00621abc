/**
 * SCRAM-SHA-256: both sides prove that they know the password, and it never travels; who steals the server's list cannot log in
 * with it. RFC 5802, RFC 7677. Without channel binding (SCRAM-SHA-256-PLUS is not offered).
 */
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase64, encodeBase64 } from '../../mail/encodings.ts';
import { ascii, decodeUtf8, EMPTY, equal, text, utf8 } from '../../mail/octets.ts';
import { lastResults } from '../last-results.ts';
import {
  refusedCredentials,
  refusedSyntax,
  type ClientMechanism,
  type SaslHouse,
  type Secret,
  type ServerMechanism,
  type Verdict,
} from './mechanism.ts';

/** RFC 7677 §4: at least 4096. */
const ITERATIONS = 4096;
/** A server that asks for more wants to keep the client busy. */
const MAX_ITERATIONS = 200_000;
const SALT_OCTETS = 16;
const KEY_OCTETS = 32;

export function scramServer(house: SaslHouse): ServerMechanism {
  const exchange = new ScramServer(house);
  return { next: (response) => exchange.next(response) };
}

class ScramServer {
  readonly #house: SaslHouse;
  #state: 'first' | 'final' | 'done' = 'first';
  #user = '';
  #nonce = '';
  #header = '';
  /** client-first-message-bare and server-first-message: what both proofs are made over. */
  #opening = '';
  #salted: Uint8Array = EMPTY;

  constructor(house: SaslHouse) {
    this.#house = house;
  }

  next(response: Uint8Array | undefined): Verdict {
    if (response === undefined) return { kind: 'challenge', octets: EMPTY };
    const said = decodeUtf8(response);
    if (said === undefined) return refusedSyntax;
    if (this.#state === 'first') return this.#first(said);
    if (this.#state === 'final') return this.#final(said);
    return said === '' ? { kind: 'accepted', user: this.#user } : refusedSyntax;
  }

  #first(said: string): Verdict {
    const match = /^([ny],(?:a=([^,]*))?,)(n=([^,]+),r=([\x21-\x2b\x2d-\x7e]+))/.exec(said);
    if (!match) return refusedSyntax;
    const [, header, authorization = '', bare, name, nonce] = match as unknown as [
      string,
      string,
      string | undefined,
      string,
      string,
      string,
    ];
    this.#user = unescaped(name);
    if (authorization !== '' && unescaped(authorization) !== this.#user) return refusedCredentials;
    this.#header = header;
    this.#nonce = nonce + this.#house.nonce();
    const salt = saltOf(this.#user, this.#house.hostName);
    // a name that nobody has is asked like any other, so that names cannot be tried out
    this.#salted = saltedPassword(this.#house.password(this.#user) ?? '', salt, ITERATIONS);
    const challenge = `r=${this.#nonce},s=${base64(salt)},i=${ITERATIONS}`;
    this.#opening = `${bare},${challenge}`;
    this.#state = 'final';
    return { kind: 'challenge', octets: ascii(challenge) };
  }

  #final(said: string): Verdict {
    const match = /^(c=([^,]+),r=([^,]+)(?:,.*)?),p=([^,]+)$/.exec(said);
    if (!match) return refusedSyntax;
    const [, withoutProof, binding, nonce, proof] = match as unknown as [string, string, string, string, string];
    if (nonce !== this.#nonce || binding !== base64(utf8(this.#header))) return refusedCredentials;
    const transcript = utf8(`${this.#opening},${withoutProof}`);
    const known = this.#house.password(this.#user) !== undefined;
    if (!known || !equal(decodeBase64(ascii(proof)), clientProof(this.#salted, transcript))) return refusedCredentials;
    this.#state = 'done';
    return { kind: 'challenge', octets: ascii(`v=${base64(serverSignature(this.#salted, transcript))}`) };
  }
}

/** `nonce`: printable characters without a comma, new for each exchange. */
export function scramClient({ user, password }: Secret, nonce: string): ClientMechanism {
  const bare = `n=${user.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${nonce}`;
  let expected: string | undefined;
  return {
    first: utf8(`n,,${bare}`),
    respond(challenge) {
      const said = text(challenge);
      if (said === '') return utf8(`n,,${bare}`);
      // RFC 5802 §3: the server proves itself too; one that cannot is not trusted
      if (expected !== undefined) return said === expected ? EMPTY : undefined;
      const [, joined = '', salt = '', iterations = ''] = /^r=([^,]+),s=([^,]+),i=(\d{1,6})/.exec(said) ?? [];
      if (!joined.startsWith(nonce) || joined === nonce || Number(iterations) < 1 || Number(iterations) > MAX_ITERATIONS) return undefined;
      const salted = saltedPassword(password, decodeBase64(ascii(salt)), Number(iterations));
      const withoutProof = `c=biws,r=${joined}`;
      const transcript = utf8(`${bare},${said},${withoutProof}`);
      expected = `v=${base64(serverSignature(salted, transcript))}`;
      return ascii(`${withoutProof},p=${base64(clientProof(salted, transcript))}`);
    },
  };
}

/** RFC 5802 §2.2 Hi(): the one slow step, so that guessing is slow too. */
const saltedPassword = lastResults(
  16,
  (password: string, salt: Uint8Array, iterations: number) => `${iterations} ${base64(salt)} ${password}`,
  (password, salt, iterations) => pbkdf2(sha256, utf8(password.normalize('NFKC')), salt, { c: iterations, dkLen: KEY_OCTETS }),
);

/** RFC 5802 §3: ClientKey xor ClientSignature. */
function clientProof(salted: Uint8Array, transcript: Uint8Array): Uint8Array {
  const key = hmac(sha256, salted, ascii('Client Key'));
  const signature = hmac(sha256, sha256(key), transcript);
  return key.map((octet, index) => octet ^ signature[index]!);
}

function serverSignature(salted: Uint8Array, transcript: Uint8Array): Uint8Array {
  return hmac(sha256, hmac(sha256, salted, ascii('Server Key')), transcript);
}

/** One salt a user, always the same: it need not be secret, only different from others'. */
function saltOf(user: string, hostName: string): Uint8Array {
  return sha256(utf8(`${hostName}\0${user}`)).subarray(0, SALT_OCTETS);
}

function unescaped(name: string): string {
  return name.replaceAll('=2C', ',').replaceAll('=3D', '=');
}

function base64(octets: Uint8Array): string {
  return text(encodeBase64(octets));
}
