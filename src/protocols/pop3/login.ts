/** Who is there: USER and PASS, APOP, AUTH, and whether the maildrop may be opened. RFC 1939 §7, RFC 5034, RFC 3206, RFC 2449 §6.6. */
import { md5 } from '@noble/hashes/legacy.js';
import type { Mailbox } from '../../mail/mailbox.ts';
import { ascii } from '../../mail/octets.ts';
import { SaslServerExchange, type SaslAnswer } from '../sasl/exchange.ts';
import type { SaslHouse } from '../sasl/mechanism.ts';
import { mechanismNamed, MECHANISMS, offered } from '../sasl/mechanisms.ts';
import type { Maildrop } from './maildrop.ts';
import type { Pop3Account, Pop3Policy } from './policy.ts';
import { reply, type NamedReply, type ReplyName } from './replies.ts';

/** Wrong passwords after which the server hangs up: guessing must cost connections. */
export const MAX_PASSWORDS = 3;
const DAY_MS = 86_400_000;
/** They need characters that nobody has used before. */
const NEED_NONCE: ReadonlySet<string> = new Set(['SCRAM-SHA-256', 'CRAM-MD5']);
/** Where the server has to speak first, an initial response makes no sense (RFC 5034 §4). */
const SERVER_FIRST: ReadonlySet<string> = new Set(['CRAM-MD5']);
const REFUSALS = { syntax: 'badResponse', cancelled: 'cancelled' } as const satisfies Record<string, ReplyName>;

export class Login {
  readonly #policy: Pop3Policy;
  readonly #isProtected: () => boolean;
  readonly #open: (mailbox: Mailbox) => Maildrop;
  readonly #house: SaslHouse;
  #name = '';
  #exchange: SaslServerExchange | undefined;
  /** The account whose password was right, and whose maildrop is locked for this session. */
  account: Pop3Account | undefined;
  /** That maildrop, as this session sees it. */
  maildrop: Maildrop | undefined;
  wrongPasswords = 0;

  /** `isProtected`: whether TLS protects the connection now; `open`: the maildrop as the client has asked for it so far. */
  constructor(policy: Pop3Policy, isProtected: () => boolean, open: (mailbox: Mailbox) => Maildrop) {
    this.#open = open;
    this.#policy = policy;
    this.#isProtected = isProtected;
    this.#house = {
      hostName: policy.hostName,
      password: (user) => policy.account(user)?.password,
      nonce: () => policy.nonce?.() ?? '',
    };
  }

  /** A password may be said here: nobody can listen, or nobody minds. */
  get mayBeSaid(): boolean {
    return this.#isProtected() || this.#policy.inTheClear !== false;
  }

  /** The mechanisms that may be used now. */
  get mechanisms(): string[] {
    const { mechanisms = MECHANISMS.map(({ name }) => name), nonce } = this.#policy;
    return offered(
      this.mayBeSaid,
      mechanisms.filter((name) => nonce !== undefined || !NEED_NONCE.has(name)),
    );
  }

  /** RFC 1939 §7: a server may say +OK to any name, so that nobody learns which exist. */
  user(name: string): NamedReply {
    if (!this.mayBeSaid) return reply('privacyRequired');
    this.#name = name;
    return reply('userOk', name);
  }

  pass(password: string): NamedReply {
    return this.mayBeSaid ? this.#logIn((account) => account.password === password) : reply('privacyRequired');
  }

  apop({ name, digest }: { name: string; digest: string }): NamedReply {
    this.#name = name;
    return this.#logIn((account) => apopDigest(this.#policy.stamp, account.password) === digest);
  }

  /** `initial`: as it stands in the command: base64, or `=` for an empty one; `undefined`: none. */
  auth({ mechanism: name, initial }: { mechanism: string; initial: string | undefined }): NamedReply {
    const mechanism = mechanismNamed(name);
    if (!mechanism || !this.mechanisms.includes(name)) {
      const hidden = mechanism?.plaintext && !this.mayBeSaid;
      return reply(hidden ? 'privacyRequired' : 'noMechanism');
    }
    if (initial !== undefined && SERVER_FIRST.has(name)) return reply('misplacedResponse');
    this.#exchange = new SaslServerExchange(mechanism.server(this.#house));
    return this.#judged(this.#exchange.begin(initial));
  }

  /** The answer to a line of the exchange. */
  respond(line: string): NamedReply {
    return this.#exchange ? this.#judged(this.#exchange.respond(line)) : reply('badResponse');
  }

  /** RFC 2595 §2.1: after the handshake nobody is named. */
  forget(): void {
    this.#name = '';
    this.#exchange = undefined;
  }

  #judged(answer: SaslAnswer): NamedReply {
    if (answer.kind === 'challenge') return reply('challenge', answer.line);
    if (answer.kind === 'refused') return answer.why === 'credentials' ? this.#wrong() : reply(REFUSALS[answer.why]);
    this.#name = answer.user;
    return this.#logIn(() => true);
  }

  #logIn(isRight: (account: Pop3Account) => boolean): NamedReply {
    const account = this.#policy.account(this.#name);
    if (!account || !isRight(account)) return this.#wrong();
    if (account.trouble) return reply(account.trouble === 'SYS/TEMP' ? 'temporaryTrouble' : 'permanentTrouble');
    const { logins } = this.#policy;
    if (logins?.tooSoon(account.mailbox)) return reply('loginDelay', logins.seconds);
    if (!account.lock.take()) return reply('inUse');
    this.account = account;
    this.#expire(account);
    this.maildrop = this.#open(account.mailbox);
    return reply('loggedIn', this.maildrop.size, this.maildrop.totalOctets);
  }

  /** RFC 2449 §6.7: what has lain here for longer than a message may stay is gone, before the session numbers it. */
  #expire({ mailbox }: Pop3Account): void {
    const { expireDays = 0, nowMs, removed } = this.#policy;
    if (expireDays === 0 || !nowMs) return;
    const beforeMs = nowMs() - expireDays * DAY_MS;
    const old = mailbox.messages.filter(({ internalDateMs }) => internalDateMs < beforeMs);
    if (old.length > 0) removed?.(mailbox.expunge(old.map(({ uid }) => uid)), mailbox);
  }

  #wrong(): NamedReply {
    return reply(++this.wrongPasswords < MAX_PASSWORDS ? 'wrongPassword' : 'tooManyPasswords');
  }
}

/** RFC 1939 §7: MD5 over the stamp, angle brackets included, and the shared secret; in lower-case hexadecimal. */
export function apopDigest(stamp: string, password: string): string {
  return Array.from(md5(ascii(stamp + password)), (octet) => octet.toString(16).padStart(2, '0')).join('');
}
