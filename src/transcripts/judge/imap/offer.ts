/** What an IMAP server offered, and what a client used of it: RFC 3501 §7.2.1, RFC 7888, RFC 4959. */
import { own } from '../../../own.ts';
import { broughtBy } from '../../../protocols/command.ts';
import { commandNamed } from '../../../protocols/imap/commands/index.ts';
import { isPlaintext } from '../../../protocols/sasl/mechanisms.ts';
import type { Finding, Rule } from '../../finding.ts';
import type { ImapAsked } from '../../dialogues/imap/command.ts';
import { imapRules } from './rules.ts';
import { isMasked } from '../masked.ts';

/** Names that are remembered of one CAPABILITY. */
const MAX_NAMES = 1000;
/** RFC 7888 §5. */
const LITERAL_MINUS_OCTETS = 4096;
/** NOOPs on end, after which IDLE would have been the better way. */
const MANY_NOOPS = 10;
/** A verb that our book does not know, and its capability. */
const FOREIGN: Record<string, readonly string[]> = { COMPRESS: ['COMPRESS=DEFLATE'] };

/** Tells that the client broke a rule, in the whole command or from `start` to `end`. */
export type Blame = (rule: Rule, values?: Finding['values'], expected?: string, start?: number, end?: number) => void;

export class ImapOffer {
  #secure: boolean;
  /** Upper case; `undefined`: nobody has said, or it may have changed since. */
  #names: ReadonlySet<string> | undefined;
  /** Capabilities were known before TLS and have not been asked for since. */
  #stale = false;
  #noops = 0;
  /** Names that ENABLED told. */
  readonly #enabled = new Set<string>();

  constructor(secure: boolean) {
    this.#secure = secure;
  }

  get unicode(): boolean {
    return this.#enabled.has('UTF8=ACCEPT') || this.#enabled.has('UTF8=ONLY') || this.isRev2;
  }

  /** IMAP4rev2 was turned on, or nothing else is spoken here. */
  get isRev2(): boolean {
    return this.#enabled.has('IMAP4REV2') || (this.#names?.has('IMAP4REV2') === true && !this.#names.has('IMAP4REV1'));
  }

  offers(name: string): boolean {
    return this.#names?.has(name) === true;
  }

  /** Reads the names of a CAPABILITY response or code; false if none of them is a revision of IMAP. */
  learn(names: string): boolean {
    this.#names = new Set(names.toUpperCase().split(' ', MAX_NAMES));
    this.#stale = false;
    return this.#names.has('IMAP4REV1') || this.#names.has('IMAP4REV2');
  }

  enabled(names: string): void {
    for (const name of names.toUpperCase().split(' ', MAX_NAMES)) this.#enabled.add(name);
  }

  /** After a log-in there is usually more than before. */
  forget(): void {
    this.#names = undefined;
  }

  secured(): void {
    this.#secure = true;
    this.#stale = this.#names !== undefined;
    this.#names = undefined;
  }

  /** TLS was agreed on and is not seen: it may have been opened before it was written down. */
  opened(): void {
    this.#secure = true;
    this.#names = undefined;
  }

  judge(asked: ImapAsked, blame: Blame): void {
    const { verb } = asked;
    if (this.#stale && verb !== 'CAPABILITY' && verb !== 'LOGOUT' && verb !== 'NOOP') {
      this.#stale = false;
      blame(imapRules.staleCapabilities, { verb }, `${asked.tag} CAPABILITY`);
    }
    this.#judgeVerb(verb, blame);
    this.#judgeLiterals(asked, blame);
    this.#judgePolling(verb, blame);
    if (verb === 'LOGIN') this.#judgeLogin(asked, blame);
    if (verb === 'AUTHENTICATE') this.#judgeMechanism(asked, blame);
  }

  #judgeVerb(verb: string, blame: Blame): void {
    const command = commandNamed(verb);
    const needs = command ? broughtBy(command) : (own(FOREIGN, verb) ?? []);
    const names = this.#names;
    if (needs.length > 0 && names && !needs.some((name) => names.has(name.toUpperCase())) && !(verb === 'STARTTLS' && this.#secure)) {
      blame(imapRules.notOffered, { verb, capability: needs[0]! });
    }
    if (command?.obsolete && this.isRev2) blame(imapRules.obsolete, { verb }, verb === 'LSUB' ? 'LIST (SUBSCRIBED) "" "*"' : 'NOOP');
  }

  #judgeLiterals({ frame }: ImapAsked, blame: Blame): void {
    const names = this.#names;
    if (!names) return;
    const minus = names.has('LITERAL-') || names.has('IMAP4REV2');
    for (const { waits, octets, at } of frame.literals) {
      if (waits || names.has('LITERAL+')) continue;
      const start = Math.max(0, at - `{${octets}+}\r\n`.length);
      if (!minus) blame(imapRules.literalNotOffered, { octets }, `{${octets}}`, start, at);
      else if (octets > LITERAL_MINUS_OCTETS) {
        blame(imapRules.literalTooLong, { octets, limit: LITERAL_MINUS_OCTETS }, `{${octets}}`, start, at);
      }
    }
  }

  /** RFC 2177 §1: IDLE is there so that nobody has to ask again and again. */
  #judgePolling(verb: string, blame: Blame): void {
    this.#noops = verb === 'NOOP' ? this.#noops + 1 : 0;
    if (this.#noops === MANY_NOOPS && this.#names?.has('IDLE')) blame(imapRules.polling, { count: MANY_NOOPS }, 'IDLE');
  }

  #judgeLogin({ tag, rest }: ImapAsked, blame: Blame): void {
    if (this.#names?.has('LOGINDISABLED')) blame(imapRules.loginDisabled, {}, `${tag} STARTTLS`);
    if (!this.#secure && !isMasked(rest)) blame(imapRules.clearPassword, {}, `${tag} STARTTLS`);
  }

  #judgeMechanism({ tag, rest }: ImapAsked, blame: Blame): void {
    const [name = '', initial] = rest.split(' ');
    const mechanism = name.toUpperCase();
    if (!this.#secure && isPlaintext(mechanism)) blame(imapRules.clearMechanism, { mechanism }, `${tag} STARTTLS`);
    if (!this.#names) return;
    if (!this.#names.has(`AUTH=${mechanism}`)) blame(imapRules.mechanismNotOffered, { mechanism });
    const allowed = this.#names.has('SASL-IR') || this.#names.has('IMAP4REV2');
    if (initial !== undefined && !allowed) blame(imapRules.initialResponse, { mechanism }, `${tag} AUTHENTICATE ${mechanism}`);
  }
}
