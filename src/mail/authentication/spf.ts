/** Whether a host may send for a domain: check_host of RFC 7208 §4. */
import { dotted, readableAddress, readAddress, reverseName, sameNetwork, type IpAddress } from './addresses.ts';
import { asciiDomain } from './asciiDomain.ts';
import { isSameOrBelow } from './domains.ts';
import type { Asking, QuestionType } from './lookUp.ts';
import { asksForName, expand, isMacroString, shortened, type MacroValues } from './spfMacro.ts';
import { isSpf, readSpf, type Mechanism, type SpfRecord } from './spfRecord.ts';

export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

export interface SpfVerdict {
  result: SpfResult;
  /** The term that decided, or what is wrong. */
  reason: string;
  /** What the domain says to who is refused (`exp=`, RFC 7208 §6.2); '' for nothing. */
  explanation: string;
  /** Whose record was asked for, and which identity bore it (RFC 7208 §2.3, §2.4). */
  domain: string;
  identity: 'mailfrom' | 'helo';
}

/** A client, and what it says of itself. */
export interface SpfQuestion {
  /** Where it calls from: '192.0.2.1', '2001:db8::1'. */
  address: string;
  helo: string;
  /** '' for the null reverse-path: then HELO is judged (RFC 7208 §2.4). */
  reversePath: string;
  /** Who asks, for explanations: a host name, and epoch seconds. */
  receiver: string;
  seconds: number;
}

/** RFC 7208 §4.6.4: terms that ask the DNS, those of them that find nothing, and names that one of them may lead to. */
const TERM_LIMIT = 10;
const VOID_LIMIT = 2;
const NAME_LIMIT = 10;
const LABEL_LIMIT = 63;

type Outcome = Pick<SpfVerdict, 'result' | 'reason' | 'explanation'>;

/** What ends a check at once, from however deep within it. */
class Stop {
  readonly outcome: Outcome;
  constructor(result: SpfResult, reason: string) {
    this.outcome = { result, reason, explanation: '' };
  }
}

/** Asks for the verdict on a client. Never throws, and never asks more than about a hundred questions. */
export function* checkSpf(question: SpfQuestion): Asking<SpfVerdict> {
  const { reversePath, helo } = question;
  const identity = reversePath === '' ? 'helo' : 'mailfrom';
  const sender = senderOf(reversePath === '' ? helo : reversePath);
  const domain = asciiDomain(sender.slice(sender.lastIndexOf('@') + 1));
  const address = readAddress(question.address);
  if (!address) return { result: 'none', reason: 'no address of the client', explanation: '', domain, identity };
  const outcome = yield* new Check(question, sender, address).run(domain);
  return { ...outcome, domain, identity };
}

/** RFC 7208 §4.3: who names no local part is the postmaster. */
function senderOf(path: string): string {
  const at = path.lastIndexOf('@');
  return at > 0 ? path : `postmaster@${path.slice(at + 1)}`;
}

class Check {
  readonly #question: SpfQuestion;
  readonly #sender: string;
  readonly #address: IpAddress;
  #terms = 0;
  #voids = 0;
  /** The term that asks now has found nothing to a question already. */
  #void = false;
  /** The client's names, once they have been asked for. */
  #names: string[] | undefined;
  /** The DNS says that it has none, also none that would not lead back. */
  #isNameless = false;

  constructor(question: SpfQuestion, sender: string, address: IpAddress) {
    this.#question = question;
    this.#sender = sender;
    this.#address = address;
  }

  *run(domain: string): Asking<Outcome> {
    try {
      return yield* this.#host(domain, true);
    } catch (stop) {
      if (stop instanceof Stop) return stop.outcome;
      throw stop;
    }
  }

  /** RFC 7208 §4. `outermost`: not within an include, whose explanation nobody hears (§6.2). */
  *#host(domain: string, outermost: boolean): Asking<Outcome> {
    if (!isAskable(domain)) return { result: 'none', reason: `${domain} is no domain`, explanation: '' };
    const texts = yield { name: domain, type: 'TXT' };
    if (texts === undefined) throw new Stop('temperror', `no answer about ${domain}`);
    const records = texts.filter(isSpf);
    if (records.length === 0) return { result: 'none', reason: `${domain} has no SPF record`, explanation: '' };
    if (records.length > 1) throw new Stop('permerror', `${domain} has several SPF records`);
    const record = readSpf(records[0]!);
    if (typeof record === 'string') throw new Stop('permerror', record);
    return yield* this.#evaluate(domain, record, outermost);
  }

  *#evaluate(domain: string, record: SpfRecord, outermost: boolean): Asking<Outcome> {
    for (const mechanism of record.mechanisms) {
      if (!(yield* this.#matches(mechanism, domain))) continue;
      const { qualifier: result, written: reason } = mechanism;
      const explained = result === 'fail' && outermost && record.explanation !== undefined;
      return { result, reason, explanation: explained ? yield* this.#explain(record.explanation!, domain) : '' };
    }
    if (record.redirect === undefined) return { result: 'neutral', reason: 'nothing matches', explanation: '' };
    return yield* this.#redirected(record.redirect, domain, outermost);
  }

  /** RFC 7208 §6.1. */
  *#redirected(target: string, domain: string, outermost: boolean): Asking<Outcome> {
    this.#count();
    const outcome = yield* this.#host(yield* this.#target(target, domain), outermost);
    if (outcome.result === 'none') throw new Stop('permerror', `redirected: ${outcome.reason}`);
    return outcome;
  }

  *#matches(mechanism: Mechanism, domain: string): Asking<boolean> {
    switch (mechanism.kind) {
      case 'all':
        return true;
      case 'ip':
        return sameNetwork(this.#address, mechanism.network, mechanism.bits);
      case 'include':
        return yield* this.#included(mechanism.domain, domain);
      case 'ptr':
        return yield* this.#named(mechanism.domain, domain);
      case 'exists':
        return yield* this.#exists(mechanism.domain, domain);
      default:
        return yield* this.#isHost(mechanism, domain);
    }
  }

  /** RFC 7208 §5.2. */
  *#included(spec: string, domain: string): Asking<boolean> {
    this.#count();
    const { result, reason } = yield* this.#host(yield* this.#target(spec, domain), false);
    if (result === 'none') throw new Stop('permerror', `included: ${reason}`);
    return result === 'pass';
  }

  /** RFC 7208 §5.7: always an A record, whatever the client's address. */
  *#exists(spec: string, domain: string): Asking<boolean> {
    this.#count();
    const name = yield* this.#target(spec, domain);
    return isAskable(name) && (yield* this.#records(name, 'A')).length > 0;
  }

  /** RFC 7208 §5.3, §5.4. */
  *#isHost(mechanism: Mechanism & { kind: 'a' | 'mx' }, domain: string): Asking<boolean> {
    this.#count();
    const target = yield* this.#target(mechanism.domain, domain);
    if (!isAskable(target)) return false;
    const names = mechanism.kind === 'a' ? [target] : yield* this.#records(target, 'MX');
    if (names.length > NAME_LIMIT) throw new Stop('permerror', `${target} has more than ${NAME_LIMIT} exchanges`);
    for (const name of names) if (isAskable(name) && (yield* this.#leadsHere(name, mechanism))) return true;
    return false;
  }

  *#leadsHere(name: string, { bits4, bits6 }: { bits4: number; bits6: number }): Asking<boolean> {
    const ipv4 = this.#address.length === 4;
    return this.#hasAddress(yield* this.#records(name, ipv4 ? 'A' : 'AAAA'), ipv4 ? bits4 : bits6);
  }

  #hasAddress(addresses: readonly string[], bits: number): boolean {
    return addresses.some((written) => {
      const address = readAddress(written);
      return address !== undefined && sameNetwork(address, this.#address, bits);
    });
  }

  /** RFC 7208 §5.5. */
  *#named(spec: string, domain: string): Asking<boolean> {
    this.#count();
    const target = (yield* this.#target(spec, domain)).toLowerCase();
    const names = yield* this.#validNames();
    if (this.#isNameless) this.#foundNothing();
    return names.some((name) => isSameOrBelow(name, target));
  }

  /** Names that the client's address has, and that lead back to it; asked for once. Errors of the DNS only make them fewer. */
  *#validNames(): Asking<string[]> {
    if (this.#names) return this.#names;
    const answer = yield { name: reverseName(this.#address), type: 'PTR' };
    const found = answer ?? [];
    this.#isNameless = answer?.length === 0;
    const names: string[] = [];
    const ipv4 = this.#address.length === 4;
    for (const name of found.slice(0, NAME_LIMIT)) {
      const addresses = isAskable(name) ? yield { name, type: ipv4 ? 'A' : 'AAAA' } : undefined;
      if (addresses && this.#hasAddress(addresses, ipv4 ? 32 : 128)) names.push(name.replace(/\.$/, '').toLowerCase());
    }
    return (this.#names = names);
  }

  /** The domain that a term is about, its macros filled in. */
  *#target(spec: string, domain: string): Asking<string> {
    return spec === '' ? domain : shortened(yield* this.#expanded(spec, domain)).toLowerCase();
  }

  /** RFC 7208 §4.6.4: a macro is no term; the one in which it stands has been counted, and `exp` is not. */
  *#expanded(spec: string, domain: string): Asking<string> {
    const names = asksForName(spec) ? yield* this.#validNames() : [];
    // RFC 7208 §7.3: the domain itself, else one below it, else any
    const validated = names.find((name) => name === domain) ?? names.find((name) => isSameOrBelow(name, domain)) ?? names[0];
    return expand(spec, this.#values(domain, validated ?? 'unknown'));
  }

  #values(domain: string, validated: string): MacroValues {
    const at = this.#sender.lastIndexOf('@');
    const { helo, receiver, seconds } = this.#question;
    return {
      sender: this.#sender,
      localPart: this.#sender.slice(0, at),
      senderDomain: this.#sender.slice(at + 1),
      domain,
      address: dotted(this.#address),
      family: this.#address.length === 4 ? 'in-addr' : 'ip6',
      helo,
      validated,
      readable: readableAddress(this.#address),
      receiver,
      seconds,
    };
  }

  /** RFC 7208 §6.2: whatever goes wrong here changes no result. */
  *#explain(spec: string, domain: string): Asking<string> {
    try {
      const name = yield* this.#target(spec, domain);
      const texts = isAskable(name) ? yield { name, type: 'TXT' } : undefined;
      const [text = ''] = texts?.length === 1 ? texts : [];
      return isMacroString(text, true) ? yield* this.#expanded(text, domain) : '';
    } catch (stop) {
      if (stop instanceof Stop) return '';
      throw stop;
    }
  }

  /** One more term that asks the DNS. */
  #count(): void {
    this.#void = false;
    if (++this.#terms > TERM_LIMIT) throw new Stop('permerror', `more than ${TERM_LIMIT} terms ask the DNS`);
  }

  *#records(name: string, type: QuestionType): Asking<readonly string[]> {
    const records = yield { name, type };
    if (records === undefined) throw new Stop('temperror', `no answer about ${name}`);
    if (records.length === 0) this.#foundNothing();
    return records;
  }

  /** RFC 7208 §4.6.4: what is limited is terms, so two exchanges of one `mx` that have no address are one. */
  #foundNothing(): void {
    if (!this.#void && ++this.#voids > VOID_LIMIT) throw new Stop('permerror', `more than ${VOID_LIMIT} terms found nothing`);
    this.#void = true;
  }
}

/** RFC 7208 §4.3: no address literal, at least two labels, none empty or over 63 octets; anything visible may be in them. */
function isAskable(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.');
  const proper = labels.every((label) => label.length > 0 && label.length <= LABEL_LIMIT && /^[\x21-\x7e]+$/.test(label));
  return !name.startsWith('[') && labels.length > 1 && name.length <= 254 && proper;
}
