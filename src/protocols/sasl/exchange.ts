/** A SASL exchange in lines of base64, as SMTP (RFC 4954 §4), POP3 (RFC 5034 §4) and IMAP (RFC 3501 §6.2.2) all write it. */
import { decodeBase64, encodeBase64 } from '../../mail/encodings.ts';
import { ascii, EMPTY, text } from '../../mail/octets.ts';
import type { ClientMechanism, ServerMechanism, Verdict } from './mechanism.ts';

/** What the server says next. `line`: base64, '' for an empty challenge. */
export type SaslAnswer =
  | { kind: 'challenge'; line: string }
  | { kind: 'accepted'; user: string }
  | { kind: 'refused'; why: 'credentials' | 'syntax' | 'cancelled' };

/** RFC 4954 §4: a response line has at most 12288 octets, CRLF included. */
export const MAX_SASL_LINE_OCTETS = 12288;

export class SaslServerExchange {
  readonly #mechanism: ServerMechanism;

  constructor(mechanism: ServerMechanism) {
    this.#mechanism = mechanism;
  }

  /** `initial`: the initial response as it stood in the command, `=` for an empty one (RFC 4954 §4); `undefined` for none. */
  begin(initial: string | undefined): SaslAnswer {
    if (initial === undefined) return answerTo(this.#mechanism.next(undefined));
    return initial === '=' ? answerTo(this.#mechanism.next(EMPTY)) : this.respond(initial);
  }

  /** What the client answered to the last challenge; `*` gives up. */
  respond(line: string): SaslAnswer {
    if (line === '*') return { kind: 'refused', why: 'cancelled' };
    const octets = strictBase64(line);
    return octets ? answerTo(this.#mechanism.next(octets)) : { kind: 'refused', why: 'syntax' };
  }
}

/** The client's answer to a challenge line: base64, or `*` when there is nothing to be said to it. */
export function responseTo(mechanism: ClientMechanism, challenge: string): string {
  const octets = strictBase64(challenge);
  const response = octets && mechanism.respond(octets);
  return response ? text(encodeBase64(response)) : '*';
}

/** The initial response as it is written in a command; `undefined` if the mechanism lets the server begin. */
export function initialResponse({ first }: ClientMechanism): string | undefined {
  if (!first) return undefined;
  return first.length === 0 ? '=' : text(encodeBase64(first));
}

function answerTo(verdict: Verdict): SaslAnswer {
  return verdict.kind === 'challenge' ? { kind: 'challenge', line: text(encodeBase64(verdict.octets)) } : verdict;
}

/** RFC 4954 §4: nothing outside the alphabet, and padded. */
export function strictBase64(line: string): Uint8Array | undefined {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(line) ? decodeBase64(ascii(line)) : undefined;
}
