/** What one server offers here and now: its profile, cut down to what policy and connection make possible. Nothing is advertised that is not done. */
import type { ServerCarrier } from '../carrier.ts';
import { offered } from '../sasl/mechanisms.ts';
import type { BareLf, SmtpPolicy } from './policy.ts';
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

  /** What an LF without CR is in a text: RFC 5321 §2.3.8. */
  get bareLf(): BareLf {
    return this.#policy.bareLf ?? (this.profile.bareTextTaken ? 'content' : 'refused');
  }

  /** Whether this extension is agreed on with a client that asks for the list now. */
  offers(keyword: Keyword): boolean {
    return this.#has(keyword) && this.#possible(keyword);
  }

  /** The parameter AUTH of MAIL is taken where AUTH is spoken, be a mechanism left for the clear or not: RFC 4954 §5. */
  takes(keyword: Keyword): boolean {
    return keyword === 'AUTH' ? this.#has(keyword) && this.#policy.auth !== undefined : this.offers(keyword);
  }

  #has(keyword: Keyword): boolean {
    return this.profile.extensions.includes(keyword) && !this.#policy.withhold?.includes(keyword);
  }

  #possible(keyword: Keyword): boolean {
    const { auth, etrn, turn } = this.#policy;
    switch (keyword) {
      case 'STARTTLS':
        return this.#carrier.tls === null && this.mayStartTls;
      case 'AUTH':
        return auth !== undefined && this.mechanisms.length > 0;
      case 'ETRN':
        return etrn !== undefined;
      case 'ATRN':
        // RFC 2645 §5.1: nobody is turned to without a proof
        return turn !== undefined && this.offers('AUTH');
      case 'EXPN':
        return this.expands;
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

  /** A certificate is there, if only for show. */
  get mayStartTls(): boolean {
    return this.#carrier.startTls !== undefined || this.#policy.tls === 'unavailable';
  }

  /** EXPN is answered with names. */
  get expands(): boolean {
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
