/** AUTH on the server's side: which mechanism may be used, and the exchange once one is. RFC 4954 §4, §6. */
import { SaslServerExchange, type SaslAnswer } from '../sasl/exchange.ts';
import { mechanismNamed } from '../sasl/mechanisms.ts';
import type { AuthPolicy } from './policy.ts';
import { reply, type ReplyName } from './replies.ts';
import type { Service } from './service.ts';
import type { Reply } from './wire.ts';

/** Failures after which the server hangs up: guessing must cost connections. RFC 4954 §9. */
export const MAX_FAILURES = 3;

/** Where the server has to speak first, an initial response makes no sense (RFC 4954 §4). LOGIN, which no standard holds, takes one for the name. */
const SERVER_FIRST: ReadonlySet<string> = new Set(['CRAM-MD5']);

const REFUSALS: Record<'credentials' | 'syntax' | 'cancelled', ReplyName> = {
  credentials: 'credentialsInvalid',
  syntax: 'responseSyntax',
  cancelled: 'authenticationCancelled',
};

export class Authentication {
  readonly #policy: AuthPolicy;
  readonly #service: Service;
  #exchange: SaslServerExchange | null = null;
  /** Who has just proved himself, if the reply that says so is not overruled. */
  user = '';
  failures = 0;

  constructor(policy: AuthPolicy, service: Service) {
    this.#policy = policy;
    this.#service = service;
  }

  /** `initial`: as it stood in the command: base64, or '='; `undefined` for none. */
  begin({ mechanism: name, initial }: { mechanism: string; initial: string | undefined }): Reply {
    const mechanism = mechanismNamed(name);
    const { mechanisms, tooWeak, house, unavailable } = this.#policy;
    if (mechanism && tooWeak?.includes(mechanism.name)) return reply('mechanismTooWeak');
    if (!mechanism || mechanisms?.includes(mechanism.name) === false) return reply('unknownMechanism');
    if (mechanism.plaintext && !this.#service.hidesPasswords) return reply('encryptionRequired');
    if (unavailable) return reply('authenticationUnavailable');
    this.#exchange = new SaslServerExchange(mechanism.server(house));
    if (initial !== undefined && SERVER_FIRST.has(mechanism.name)) return reply('initialMisplaced');
    return this.#reply(this.#exchange.begin(initial));
  }

  /** The answer to a line of the exchange. */
  respond(line: string): Reply {
    return this.#exchange ? this.#reply(this.#exchange.respond(line)) : reply('responseSyntax');
  }

  #reply(answer: SaslAnswer): Reply {
    if (answer.kind === 'challenge') return reply('challenge', answer.line);
    if (answer.kind === 'refused') return this.#refused(answer.why);
    this.user = answer.user;
    return reply('authenticated');
  }

  #refused(why: 'credentials' | 'syntax' | 'cancelled'): Reply {
    if (why === 'credentials') this.failures++;
    return reply(REFUSALS[why]);
  }
}
