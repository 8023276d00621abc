/** Who is there: LOGIN and AUTHENTICATE, RFC 3501 §6.2. What is said is judged here; what follows is the session machine's. */
import { readable } from '../../mail/octets.ts';
import { SaslServerExchange, type SaslAnswer } from '../sasl/exchange.ts';
import type { SaslHouse } from '../sasl/mechanism.ts';
import { mechanismNamed } from '../sasl/mechanisms.ts';
import { capabilities, isClosed, mechanismsOffered, wantsTls } from './capabilities.ts';
import type { ImapAccount, ImapPolicy } from './policy.ts';
import { reply } from './replies.ts';
import type { Reply } from './wire.ts';

export interface Login {
  user: string;
  password: string;
}

export interface Authenticate {
  /** In upper case. */
  mechanism: string;
  /** Initial response as it was written, '=' for an empty one (RFC 4959 §3); `undefined`: the server begins. */
  initial: string | undefined;
}

export class Authentication {
  readonly #policy: ImapPolicy;
  #exchange: SaslServerExchange | undefined;
  /** Who has proved to be there; the account opens if the answer, once final, is positive. */
  candidate: ImapAccount | undefined;
  wrongPasswords = 0;

  constructor(policy: ImapPolicy) {
    this.#policy = policy;
  }

  login({ user, password }: Login, secure: boolean): Reply {
    this.candidate = undefined;
    if (isClosed(this.#policy, secure)) return reply('privacyRequired');
    // names and passwords beyond ASCII come as UTF-8, as SASL has them
    const account = this.#policy.account(readable(user));
    return account?.password === readable(password) ? this.#accepted(account, 'LOGIN') : this.#refused();
  }

  begin({ mechanism, initial }: Authenticate, secure: boolean): Reply {
    this.candidate = undefined;
    if (isClosed(this.#policy, secure)) return reply('privacyRequired');
    if (!mechanismsOffered(this.#policy, secure).includes(mechanism)) {
      return reply(!secure && wantsTls(this.#policy, mechanism) ? 'privacyRequired' : 'noMechanism');
    }
    this.#exchange = new SaslServerExchange(mechanismNamed(mechanism)!.server(this.#house));
    return this.#answer(this.#exchange.begin(initial));
  }

  /** The client's response to a challenge; one to a challenge that somebody else gave ends the exchange. */
  respond(line: string): Reply {
    return this.#exchange ? this.#answer(this.#exchange.respond(line)) : reply('badResponse');
  }

  #answer(answer: SaslAnswer): Reply {
    if (answer.kind === 'challenge') return reply('challenge', answer.line);
    this.#exchange = undefined;
    if (answer.kind === 'refused')
      return answer.why === 'credentials' ? this.#refused() : reply(answer.why === 'cancelled' ? 'cancelled' : 'badResponse');
    const account = this.#policy.account(answer.user);
    return account ? this.#accepted(account, 'AUTHENTICATE') : this.#refused();
  }

  #accepted(account: ImapAccount, verb: string): Reply {
    this.candidate = account;
    return reply('loggedIn', capabilities(this.#policy, { isSecure: true, canStartTls: false, isLoggedIn: true }), verb);
  }

  #refused(): Reply {
    this.wrongPasswords++;
    return reply('wrongPassword');
  }

  get #house(): SaslHouse {
    const { hostName } = this.#policy;
    return { hostName, password: (user) => this.#policy.account(user)?.password, nonce: () => this.#policy.nonce?.() ?? '' };
  }
}
