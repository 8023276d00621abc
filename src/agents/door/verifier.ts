/** Asks who a message really comes from, before it is taken: SPF, DKIM, DMARC, and what this host makes of them. RFC 7208, 6376, 7489, 7372. */
import { authenticationResults, type Findings } from '../../mail/authentication/authenticationResults.ts';
import { verifyDkim, type DkimVerdict } from '../../mail/authentication/dkimVerify.ts';
import { checkDmarc, type DmarcVerdict } from '../../mail/authentication/dmarc.ts';
import { settle, type Asking, type LookUp, type QuestionType, type Records } from '../../mail/authentication/lookUp.ts';
import { checkSpf, type SpfVerdict } from '../../mail/authentication/spf.ts';
import { joinedText, type Packet } from '../../protocols/dns/wire.ts';
import type { Envelope } from '../../protocols/smtp/policy.ts';
import { reply } from '../../protocols/smtp/replies.ts';
import type { Reply } from '../../protocols/smtp/wire.ts';
import type { Asker } from '../mta/exchanges.ts';
import type { Arrival } from '../mta/mta.ts';

/** What is asked, and what follows from it. 'note': it is written down, and the message taken all the same. */
export interface VerifyHabits {
  spf?: 'note' | 'enforce' | undefined;
  dkim?: boolean | 'enforce' | undefined;
  /** Looks at SPF and DKIM too, since it rests on them. */
  dmarc?: 'note' | 'enforce' | undefined;
}

export interface Judgement {
  refusal: Reply | undefined;
  /** The Authentication-Results field. */
  field: Uint8Array;
  /** The author's domain asks to set it aside. */
  quarantined: boolean;
}

/** RFC 7208 §4.6.4: at least 20 seconds; what is not known by then is not known. */
const PATIENCE_MS = 60_000;

export class Verifier {
  readonly #asker: Asker & { agent: number };
  readonly #habits: VerifyHabits;

  constructor(asker: Asker & { agent: number }, habits: VerifyHabits) {
    this.#asker = asker;
    this.#habits = habits;
  }

  judge(message: Uint8Array, envelope: Envelope, arrival: Arrival, judged: (judgement: Judgement) => void): void {
    const inquiry = new Inquiry(this.#asker, this.#habits, message, envelope, arrival);
    settle(inquiry.run(), inquiry.lookUp, judged);
  }
}

/** The questions about one message. */
class Inquiry {
  readonly #asker: Asker & { agent: number };
  readonly #habits: VerifyHabits;
  readonly #message: Uint8Array;
  readonly #envelope: Envelope;
  readonly #arrival: Arrival;
  readonly #untilMs: number;
  /** Where in the journal the last answer came from. */
  #entry: number;

  constructor(asker: Asker & { agent: number }, habits: VerifyHabits, message: Uint8Array, envelope: Envelope, arrival: Arrival) {
    this.#asker = asker;
    this.#habits = habits;
    this.#message = message;
    this.#envelope = envelope;
    this.#arrival = arrival;
    this.#untilMs = asker.surroundings.nowMs() + PATIENCE_MS;
    this.#entry = arrival.cause;
  }

  readonly lookUp: LookUp = (name, type, found) => {
    const { stub, resolver, surroundings } = this.#asker;
    if (surroundings.nowMs() >= this.#untilMs) return found(undefined);
    stub.ask(resolver, name, type, true, this.#entry, (packet, entry) => {
      this.#entry = entry;
      found(recordsIn(packet, type));
    });
  };

  *run(): Asking<Judgement> {
    const { spf, dkim, dmarc } = this.#habits;
    const findings: Findings = { reversePath: this.#envelope.reversePath };
    if (spf || dmarc) findings.spf = yield* this.#spf();
    const forged = findings.spf && this.#senderRefusal(findings.spf);
    if (forged) return this.#judgement(findings, forged);
    if (dkim || dmarc) findings.dkim = yield* this.#dkim();
    if (dmarc) findings.dmarc = yield* this.#dmarc(findings);
    return this.#judgement(findings, this.#signatureRefusal(findings) ?? this.#authorRefusal(findings.dmarc));
  }

  *#spf(): Asking<SpfVerdict> {
    const { helo, reversePath } = this.#envelope;
    const about = { address: this.#arrival.fromAddress, helo, reversePath, receiver: this.#asker.hostName, seconds: this.#seconds };
    const verdict = yield* checkSpf(about);
    this.#note(`spf.${verdict.result}`, verdict.domain, verdict.explanation || verdict.reason);
    return verdict;
  }

  *#dkim(): Asking<DkimVerdict[]> {
    const verdicts = yield* verifyDkim(this.#message, this.#seconds);
    for (const { result, domain, algorithm, reason } of verdicts) this.#note(`dkim.${result}`, domain || '-', reason || algorithm);
    return verdicts;
  }

  *#dmarc({ spf, dkim }: Findings): Asking<DmarcVerdict> {
    const random = (limit: number) => this.#asker.surroundings.random(limit);
    const verdict = yield* checkDmarc(this.#message, { spf: spf!, dkim: dkim!, random });
    this.#note(`dmarc.${verdict.result}`, verdict.domain || '-', verdict.reason);
    return verdict;
  }

  /** RFC 7372 §3.2, RFC 7208 §8.4, §8.6. */
  #senderRefusal({ result, domain, explanation }: SpfVerdict): Reply | undefined {
    if (this.#habits.spf !== 'enforce') return undefined;
    if (result === 'fail') return reply('senderForged', explanation || `${this.#arrival.fromAddress} may not send for ${domain}`);
    return result === 'temperror' ? reply('authenticationUnknown', domain) : undefined;
  }

  /** RFC 7372 §3.1. */
  #signatureRefusal({ dkim = [] }: Findings): Reply | undefined {
    if (this.#habits.dkim !== 'enforce' || dkim.some(({ result }) => result === 'pass')) return undefined;
    const temporary = dkim.some(({ result }) => result === 'temperror');
    return temporary ? reply('authorUnknown', dkim[0]!.domain) : reply('noPassingSignature', dkim[0]!.reason);
  }

  /** RFC 7489 §6.6.2, §10.3. */
  #authorRefusal(verdict: DmarcVerdict | undefined): Reply | undefined {
    if (this.#habits.dmarc !== 'enforce' || !verdict) return undefined;
    if (verdict.result === 'temperror') return reply('authorUnknown', verdict.domain);
    return verdict.disposition === 'reject' ? reply('authorForged', verdict.domain) : undefined;
  }

  #judgement(findings: Findings, refusal: Reply | undefined): Judgement {
    const field = authenticationResults(this.#asker.hostName, findings);
    const quarantined = this.#habits.dmarc === 'enforce' && findings.dmarc?.disposition === 'quarantine';
    return { refusal, field, quarantined };
  }

  get #seconds(): number {
    return Math.floor(this.#asker.surroundings.epochMs() / 1000);
  }

  #note(label: string, domain: string, reason: string): void {
    const { agent, surroundings } = this.#asker;
    const { parent: subject } = this.#arrival;
    this.#entry = surroundings.note(agent, { kind: 'note', label, detail: `${domain} ${reason}`.trim(), subject, cause: this.#entry });
  }
}

/** RFC 7208 §5: an answer that says no, and one that holds nothing, are the same; any other is none. */
function recordsIn(packet: Packet | undefined, type: QuestionType): Records {
  if (packet?.rcode === 'NXDOMAIN') return [];
  if (packet?.rcode !== 'NOERROR') return undefined;
  const data = packet.answers.filter((record) => record.type === type).map((record) => record.data);
  if (type === 'TXT') return data.map(joinedText);
  return type === 'MX' ? data.sort((a, b) => parseInt(a) - parseInt(b)).map((one) => one.split(' ')[1] ?? '') : data;
}
