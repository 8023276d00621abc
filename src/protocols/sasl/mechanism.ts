/** What a SASL mechanism is: challenges and responses, octets both ways (RFC 4422 §3). SMTP, POP3 and IMAP each wrap them in their own lines. */

/** What a server knows of its people, and what it needs of the world. */
export interface SaslHouse {
  hostName: string;
  /** The password of this user, by the name that was given at log-in; `undefined`: nobody. */
  password(user: string): string | undefined;
  /** Printable characters that nobody has used before: nonces and stamps. */
  nonce(): string;
}

/** What the server says to a response. */
export type Verdict =
  | { kind: 'challenge'; octets: Uint8Array }
  /** The client is `user`. */
  | { kind: 'accepted'; user: string }
  /** `syntax`: what came is no response of this mechanism; `credentials`: nobody, or not with this secret. */
  | { kind: 'refused'; why: 'credentials' | 'syntax' };

export interface ServerMechanism {
  /** The verdict on a response; `undefined` at the beginning, when the client sent none along. */
  next(response: Uint8Array | undefined): Verdict;
}

/** What a client proves itself with. */
export interface Secret {
  user: string;
  password: string;
}

export interface ClientMechanism {
  /** The client speaks first: what it says may go along with the command (an initial response). */
  readonly first: Uint8Array | undefined;
  /** The response to a challenge; `undefined`: the exchange is given up. */
  respond(challenge: Uint8Array): Uint8Array | undefined;
}

export const refusedSyntax: Verdict = { kind: 'refused', why: 'syntax' };
export const refusedCredentials: Verdict = { kind: 'refused', why: 'credentials' };

/** Accepted if the secret is the user's own. */
export function judged(house: SaslHouse, user: string, password: string): Verdict {
  return user !== '' && house.password(user) === password ? { kind: 'accepted', user } : refusedCredentials;
}
