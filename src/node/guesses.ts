/**
 * Who guesses passwords waits: from the third wrong one on, a client's address hears the answer to each log-in later, at whatever
 * service, over whatever connections. So nobody tries more than one in half a minute for long, and whoever mistypes waits a second.
 */
import { text } from '../mail/octets.ts';
import type { Answer } from '../protocols/carrier.ts';
import * as imap from '../protocols/imap/secrets.ts';
import * as pop3 from '../protocols/pop3/secrets.ts';
import * as smtp from '../protocols/smtp/secrets.ts';

/** Wrong passwords that cost nothing. */
const FREE = 2;
const LONGEST_STEPS = 30;
/** However many are tried at once: then the waiting is over for all of them. */
const MOST_STEPS = 60;
/** Nobody is remembered for longer after the last wrong one. */
const FORGOTTEN_MS = 15 * 60_000;
/** Addresses that are remembered at once; the oldest goes. */
const MOST_ADDRESSES = 10_000;

interface Guesser {
  wrong: number;
  /** Until when its answers wait, and when the last guess was, ms. */
  untilMs: number;
  lastMs: number;
}

export class Guesses {
  readonly #stepMs: number;
  readonly #nowMs: () => number;
  readonly #guessers = new Map<string, Guesser>();

  /** `stepMs`: the first wait; it doubles. */
  constructor(stepMs = 1000, nowMs = () => Date.now()) {
    this.#stepMs = stepMs;
    this.#nowMs = nowMs;
  }

  /** How long this answer is to be held back from that address, ms. */
  waitMs(address: string, answer: Answer): number {
    const login = loginIn(answer);
    if (!login) return 0;
    const guesser = this.#find(address);
    if (login === 'wrong') this.#count(address, guesser);
    return Math.max(0, guesser.untilMs - this.#nowMs());
  }

  #find(address: string): Guesser {
    const known = this.#guessers.get(address);
    return known && this.#nowMs() - known.lastMs < FORGOTTEN_MS ? known : { wrong: 0, untilMs: 0, lastMs: 0 };
  }

  /** Answers wait one behind the other: many connections at once gain nothing. */
  #count(address: string, guesser: Guesser): void {
    const nowMs = this.#nowMs();
    const steps = ++guesser.wrong > FREE ? Math.min(2 ** (guesser.wrong - FREE - 1), LONGEST_STEPS) : 0;
    guesser.untilMs = Math.min(Math.max(guesser.untilMs, nowMs) + steps * this.#stepMs, nowMs + MOST_STEPS * this.#stepMs);
    guesser.lastMs = nowMs;
    this.#guessers.delete(address);
    this.#guessers.set(address, guesser);
    if (this.#guessers.size > MOST_ADDRESSES) this.#guessers.delete(this.#guessers.keys().next().value!);
  }
}

const SAYS_OF_LOGINS: ReadonlySet<string> = new Set(['235', '535', '+OK', '-ERR', 'OK', 'NO']);

/** A log-in is what carries a secret. */
const isLogin = (verb: string): boolean => [smtp, pop3, imap].some(({ hasSecret }) => hasSecret(verb));

/** What an answer says of a log-in: by the codes of RFC 4954, RFC 3206, RFC 5530, and by how our web mail answers its form. */
function loginIn({ verb, code, octets }: Answer): 'right' | 'wrong' | undefined {
  if (verb === 'POST') return code === '403' && isFormAgain(octets) ? 'wrong' : code === '303' ? 'right' : undefined;
  if (!SAYS_OF_LOGINS.has(code) || !isLogin(verb)) return undefined;
  const said = text(octets, 0, Math.min(octets.length, 200));
  if (/^(?:535[ -]|-ERR \[AUTH\]|\S+ NO \[AUTHENTICATIONFAILED\])/.test(said)) return 'wrong';
  return code === '235' || code === '+OK' || code === 'OK' ? 'right' : undefined;
}

/** A form that another site sends, or that is out of date, is refused too, but no password was compared: a page could make its reader wait. */
function isFormAgain(octets: Uint8Array): boolean {
  return text(octets).includes('action="/login"');
}
