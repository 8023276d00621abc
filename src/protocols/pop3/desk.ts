/** What the answers know of the session that asks, and what its machine's actions change. */
import { Mailbox } from '../../mail/mailbox.ts';
import type { ServerCarrier } from '../carrier.ts';
import type { Language } from '../../language.ts';
import { knowsTls } from './era.ts';
import { Login } from './login.ts';
import { Maildrop } from './maildrop.ts';
import type { Pop3Policy } from './policy.ts';

export class Pop3Desk {
  readonly policy: Pop3Policy;
  readonly login: Login;
  readonly #carrier: ServerCarrier;
  /** Before somebody is in, and for whom somebody else let in against the policy, it is empty and nobody's. */
  maildrop = new Maildrop(new Mailbox(1), false);
  /** Somebody is in. */
  isLoggedIn = false;
  /** The message that DELE or RETR is about. */
  number = 0;
  language: Language = 'en';
  utf8 = false;

  constructor(policy: Pop3Policy, carrier: ServerCarrier) {
    this.policy = policy;
    this.login = new Login(
      policy,
      () => this.isSecure,
      (mailbox) => new Maildrop(mailbox, this.utf8),
    );
    this.#carrier = carrier;
  }

  get isSecure(): boolean {
    return this.#carrier.tls !== null;
  }
  get hasTls(): boolean {
    return knowsTls(this) && (this.isSecure || this.#carrier.startTls !== undefined);
  }
  /** RFC 2595 §4: STLS is permitted before somebody is in. */
  get mayStartTls(): boolean {
    return this.hasTls && !this.isSecure && !this.isLoggedIn;
  }

  openMaildrop(): void {
    const { account, maildrop } = this.login;
    this.isLoggedIn = true;
    if (!account || !maildrop) return;
    this.policy.logins?.note(account.mailbox);
    this.maildrop = maildrop;
  }

  removeMarked(): void {
    const { account } = this.login;
    account?.lock.update(() => {
      const removed = this.maildrop.update();
      if (removed.length > 0) this.policy.removed?.(removed, account.mailbox);
    });
    this.login.account = undefined;
  }

  /** RFC 2595 §2.1: what the client said in the clear is worth nothing. */
  forget(): void {
    this.login.forget();
    this.language = 'en';
    this.utf8 = false;
  }

  /** Gives the maildrop back unchanged. */
  release(): void {
    this.login.account?.lock.release();
    this.login.account = undefined;
  }
}
