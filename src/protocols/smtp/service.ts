/** What one server offers here and now: its profile, cut down to what policy and connection make possible. Nothing is advertised that is not done. */
import type { ServerCarrier } from '../carrier.ts';
import { offered } from '../sasl/mechanisms.ts';
import { commands, type Verb } from './commands/index.ts';
import type { SmtpPolicy } from './policy.ts';
import { profiles, type Keyword, type Profile } from './profiles.ts';

export class Service {
  readonly profile: Profile;
  readonly #policy: SmtpPolicy;
  readonly #carrier: ServerCarrier;

  constructor(policy: SmtpPolicy, carrier: ServerCarrier) {
    this.profile = profiles[policy.profile ?? 'today'];
    this.#policy = policy;
    this.#carrier = carrier;
  }

  get verification(): Profile['verification'] {
    return this.#policy.verification ?? this.profile.verification;
  }

  /** Whether this extension is agreed on with a client that asks for the list now. */
  offers(keyword: Keyword): boolean {
    return this.profile.extensions.includes(keyword) && !this.#policy.withhold?.includes(keyword) && this.#possible(keyword);
  }

  #possible(keyword: Keyword): boolean {
    const { auth, etrn, turn } = this.#policy;
    switch (keyword) {
      case 'STARTTLS':
        return this.#carrier.tls === null && this.#mayStartTls;
      case 'AUTH':
        return auth !== undefined && this.mechanisms.length > 0;
      case 'ETRN':
        return etrn !== undefined;
      case 'ATRN':
        // RFC 2645 §5.1: nobody is turned to without a proof
        return turn !== undefined && this.offers('AUTH');
      case 'EXPN':
        return this.#expands;
      case 'SMTPUTF8':
        // RFC 6531 §3.1: it cannot be without 8BITMIME
        return this.offers('8BITMIME');
      case 'BINARYMIME':
        // RFC 3030 §3: it cannot be without CHUNKING
        return this.offers('CHUNKING');
      case 'LIMITS':
        return !this.#policy.lmtp;
      default:
        return true;
    }
  }

  get #mayStartTls(): boolean {
    return this.#carrier.startTls !== undefined || this.#policy.tls === 'unavailable';
  }

  get #expands(): boolean {
    return this.verification === 'open' && this.#policy.expand !== undefined;
  }

  /** SASL mechanisms offered on this connection as it is protected now. */
  get mechanisms(): readonly string[] {
    const { auth } = this.#policy;
    return auth ? offered(this.hidesPasswords, auth.mechanisms) : [];
  }

  /** A password may be said here: nobody can listen, or nobody minds. */
  get hidesPasswords(): boolean {
    return this.#carrier.tls !== null || this.#policy.auth?.inTheClear === true;
  }

  /** Whether this server knows the verb at all. STARTTLS is known within TLS too, where it is out of order; AUTH where no mechanism is left for the clear. */
  speaks(verb: Verb): boolean {
    // LMTP has a greeting of its own whatever the time
    if (verb === 'LHLO') return this.#policy.lmtp === true;
    return this.profile.verbs.includes(verb) && !this.#withheld(verb) && this.#spoken(verb);
  }

  #withheld(verb: Verb): boolean {
    return this.#policy.withhold?.includes(verb === 'BDAT' ? 'CHUNKING' : verb) ?? false;
  }

  #spoken(verb: Verb): boolean {
    const { lmtp, auth, etrn, turn } = this.#policy;
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return !lmtp;
      case 'STARTTLS':
        return this.#mayStartTls || this.#carrier.tls !== null;
      case 'AUTH':
        return auth !== undefined;
      case 'ETRN':
        return etrn !== undefined;
      case 'ATRN':
        return turn !== undefined && auth !== undefined;
      case 'TURN':
        return turn !== undefined;
      case 'EXPN':
        return this.#expands;
      case 'VRFY':
        return this.verification !== 'off';
      default:
        return true;
    }
  }

  /** The verbs that HELP lists. */
  get verbs(): readonly Verb[] {
    return (Object.keys(commands) as Verb[]).filter((verb) => this.speaks(verb));
  }

  /** Lines of the EHLO reply after its first. */
  get extensionLines(): string[] {
    return this.profile.extensions.filter((keyword) => this.offers(keyword)).map((keyword) => this.#line(keyword));
  }

  #line(keyword: Keyword): string {
    if (keyword === 'SIZE') return `SIZE ${this.#policy.maxOctets}`;
    if (keyword === 'AUTH') return `AUTH ${this.mechanisms.join(' ')}`;
    return keyword === 'LIMITS' ? `LIMITS ${this.#limits}` : keyword;
  }

  /** RFC 9422 §4. */
  get #limits(): string {
    const { limits, maxRecipients } = this.#policy;
    const mailMax = limits?.mailMax ? `MAILMAX=${limits.mailMax} ` : '';
    return `${mailMax}RCPTMAX=${maxRecipients}${limits?.rcptDomainMax ? ` RCPTDOMAINMAX=${limits.rcptDomainMax}` : ''}`;
  }
}
