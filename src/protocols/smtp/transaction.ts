/** One sender, his recipients, one message: what a server answers to each, and what it keeps. RFC 5321 §3.3. */
import { domainOf, isInternational } from '../../mail/address.ts';
import { ascii, decodeUtf8, EMPTY } from '../../mail/octets.ts';
import type { PathArgument } from './commands/path.ts';
import { keepMailParameters, keepRcptParameters } from './parameters.ts';
import { emptyEnvelope, type Delivery, type Envelope, type Recipient, type SmtpPolicy, type Speaker } from './policy.ts';
import type { Keyword } from './profiles.ts';
import { reply } from './replies.ts';
import type { Service } from './service.ts';
import type { Reply } from './wire.ts';

/** A message that has come whole, by DATA or by BDAT. */
export interface Received {
  octets: Uint8Array;
  tooLarge: boolean;
  /** It holds a bare CR or LF. */
  bare: boolean;
}

export class Transaction {
  readonly #policy: SmtpPolicy;
  readonly #service: Service;
  #speaker: Speaker;
  #envelope: Envelope;
  /** The recipient being answered for: it joins the envelope if the answer, once final, is positive. */
  #recipient: Recipient = noRecipient('');
  /** The message being answered for, and the name it would be accepted under. */
  #message: Uint8Array = EMPTY;
  #acceptId = '';
  /** Messages accepted in this session: RFC 9422 §4.1 counts them. */
  #count = 0;

  constructor(policy: SmtpPolicy, service: Service, speaker: Speaker) {
    this.#policy = policy;
    this.#service = service;
    this.#speaker = speaker;
    this.#envelope = emptyEnvelope(speaker);
  }

  get envelope(): Envelope {
    return this.#envelope;
  }

  get speaker(): Speaker {
    return this.#speaker;
  }

  /** Something else is known of the one who speaks: nothing of a transaction outlives that. */
  meet(speaker: Partial<Speaker>): void {
    this.#speaker = { ...this.#speaker, ...speaker };
    this.forget();
  }

  forget(): void {
    this.#envelope = emptyEnvelope(this.#speaker);
  }

  /** After HELO no extension was agreed on, so no parameter exists (RFC 5321 §4.1.1.11). */
  #offers = (keyword: Keyword): boolean => this.#speaker.extended && this.#service.takes(keyword);

  mail({ path, parameters }: PathArgument, delivery: Delivery = 'mailbox'): Reply {
    const { limits, auth, maxOctets } = this.#policy;
    if (auth?.demanded && this.#speaker.user === '') return reply('authenticationRequired');
    if (limits?.mailMax && this.#count >= limits.mailMax) return reply('tooManyTransactions', limits.mailMax);
    const envelope = emptyEnvelope(this.#speaker);
    const refusal = keepMailParameters(parameters, this.#offers, envelope);
    if (refusal) return refusal;
    const address = this.#address(path, envelope.smtpUtf8);
    if (typeof address !== 'string') return address;
    envelope.reversePath = address;
    envelope.delivery = delivery;
    this.#envelope = envelope;
    if (envelope.declaredOctets > maxOctets) return reply('tooLarge', maxOctets);
    return this.#policy.mail(address, this.#envelope) ?? reply('senderOk');
  }

  rcpt({ path, parameters }: PathArgument): Reply {
    const recipient = noRecipient('');
    const refusal = keepRcptParameters(parameters, this.#offers, recipient);
    if (refusal) return refusal;
    const address = this.#address(path, this.#envelope.smtpUtf8);
    if (typeof address !== 'string') return address;
    recipient.path = address;
    this.#recipient = recipient;
    return this.#tooMany(address) ?? this.#policy.rcpt(address, this.#envelope) ?? reply('recipientOk');
  }

  /** The address as Unicode text; a refusal where it may not be beyond ASCII, or is not UTF-8. RFC 6531 §3.5. */
  #address(path: string, smtpUtf8: boolean): string | Reply {
    if (!isInternational(path)) return path;
    return (smtpUtf8 ? decodeUtf8(ascii(path)) : undefined) ?? reply('internationalAddress');
  }

  #tooMany(address: string): Reply | undefined {
    const { maxRecipients, limits } = this.#policy;
    const { forwardPaths } = this.#envelope;
    if (forwardPaths.length >= maxRecipients) return reply('tooManyRecipients', maxRecipients);
    if (!limits?.rcptDomainMax) return undefined;
    const domains = new Set([...forwardPaths, address].map(domainOf));
    return domains.size > limits.rcptDomainMax ? reply('tooManyDomains', limits.rcptDomainMax) : undefined;
  }

  data(): Reply {
    // RFC 3030 §3: lines cannot carry what is not lines
    return this.#envelope.body === 'BINARYMIME' ? reply('binaryByChunks') : reply('startText');
  }

  /** The recipient just answered for belongs to the envelope. */
  addRecipient(): void {
    this.#envelope.forwardPaths.push(this.#recipient.path);
    this.#envelope.recipients.push(this.#recipient);
  }

  /** What the message is answered for: LMTP judges for each recipient (RFC 2033 §4.2), SMTP once for all. */
  get envelopes(): Envelope[] {
    const whole = this.#envelope;
    return whole.lmtp ? whole.recipients.map((one) => ({ ...whole, forwardPaths: [one.path], recipients: [one] })) : [whole];
  }

  /** The verdict on the message for this envelope, now or when the policy has made up its mind. */
  judge({ octets, tooLarge, bare }: Received, envelope: Envelope, judged: (verdict: Reply) => void): void {
    this.#message = octets;
    this.#envelope = envelope;
    this.#acceptId = '';
    if (tooLarge) return judged(reply('tooLarge', this.#policy.maxOctets));
    if (bare && envelope.body !== 'BINARYMIME' && this.#service.bareLf === 'refused') return judged(reply('bareText'));
    const refusal = this.#policy.message(octets, envelope);
    if (refusal || !this.#policy.judge) return judged(refusal ?? this.#acceptance());
    this.#policy.judge(octets, envelope, (later) => judged(later ?? this.#acceptance()));
  }

  #acceptance(): Reply {
    this.#acceptId = this.#policy.nextId();
    const { lmtp, forwardPaths } = this.#envelope;
    return lmtp ? reply('acceptedFor', forwardPaths[0]!, this.#acceptId) : reply('messageAccepted', this.#acceptId);
  }

  accept(): void {
    this.#count++;
    this.#policy.accept(this.#message, this.#envelope, this.#acceptId || this.#policy.nextId());
  }
}

function noRecipient(path: string): Recipient {
  return { path, notify: '', orcpt: '' };
}
