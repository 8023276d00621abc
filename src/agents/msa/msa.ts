/** The mail submission agent: takes mail from the people of its house and hands it to the MTA beside it. RFC 6409. */
import { setup } from 'xstate';
import { domainOf } from '../../mail/address.ts';
import { formatDate } from '../../mail/date.ts';
import { firstField, readHeader } from '../../mail/header.ts';
import { ascii, concat } from '../../mail/octets.ts';
import { reply } from '../../protocols/smtp/replies.ts';
import type { Envelope, SmtpPolicy } from '../../protocols/smtp/policy.ts';
import { stepper } from '../../protocols/step.ts';
import { recipientHere, takesMessage, type ExchangeSettings } from '../door/exchange.ts';
import { Narrating } from '../narrating.ts';
import type { Signer, Submitted } from './signer.ts';
import { arrivalOn, MAX_RECIPIENTS, type Arrival, type Mta } from '../mta/mta.ts';
import type { IncomingCarrier, Surroundings } from '../surroundings.ts';

type MsaEvent = { type: 'submission' | 'handed over' };
export const msaMachine = setup({ types: { context: {} as Record<never, never>, events: {} as MsaEvent } }).createMachine({
  id: 'msa',
  context: {},
  initial: 'idle',
  states: { idle: { on: { submission: 'completing' } }, completing: { on: { 'handed over': 'idle' } } },
});
export const msa = stepper<MsaEvent>(msaMachine);

export class Msa {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #mta: Mta;
  readonly #settings: ExchangeSettings;
  readonly #hostAddress: string;
  readonly #signer: Signer | undefined;
  readonly #machine: Narrating<MsaEvent>;

  /** `hostAddress`: its own, by whose network it knows the people of its house. `signer`: signs what they send. */
  constructor(surroundings: Surroundings, agent: number, mta: Mta, settings: ExchangeSettings, hostAddress: string, signer?: Signer) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#mta = mta;
    this.#settings = settings;
    this.#hostAddress = hostAddress;
    this.#signer = signer;
    this.#machine = new Narrating(msa, 'msa', agent, surroundings);
  }

  /**
   * The rules of port 587: any recipient anywhere, for people of the house. How it knows them: whoever has authenticated, if
   * authentication is to be had; else whoever is in the same network, or on the same machine (restriction by location).
   */
  policy(carrier: IncomingCarrier): SmtpPolicy {
    const mta = this.#mta;
    return {
      hostName: mta.hostName,
      greeting: carrier.crowded ? 'busy' : undefined,
      maxRecipients: MAX_RECIPIENTS,
      ...this.#settings,
      mail: (_, { user }) => this.#mail(user, carrier),
      rcpt: (forwardPath, { declaredOctets }) => this.#rcpt(forwardPath, declaredOctets),
      message: (message, envelope) => takesMessage(mta, message, envelope),
      nextId: () => mta.nextId(),
      accept: (message, envelope, id) => this.#accept(message, envelope, id, arrivalOn(carrier)),
    };
  }

  #mail(user: string, { fromAddress }: IncomingCarrier) {
    const known = user !== '' || this.#settings.auth?.demanded || sameHouse(fromAddress, this.#hostAddress);
    return known ? undefined : reply('strangersDenied', fromAddress);
  }

  /** An unknown person of its own house is refused at once; elsewhere the MSA cannot know. */
  #rcpt(forwardPath: string, octets: number) {
    const own = forwardPath.includes('@') && this.#mta.serves(domainOf(forwardPath));
    return own ? recipientHere(this.#mta, forwardPath, octets) : undefined;
  }

  #accept(message: Uint8Array, envelope: Envelope, id: string, arrival: Arrival): void {
    this.#machine.send({ type: 'submission' }, arrival.cause);
    const missing = this.#missingFields(message, id);
    const whole = missing === '' ? { message, arrival } : this.#completed(missing, message, envelope, arrival);
    const signed = this.#signer?.signed(whole, envelope) ?? whole;
    this.#mta.take(signed.message, envelope, id, signed.arrival);
    this.#machine.send({ type: 'handed over' }, arrival.cause);
  }

  #completed(missing: string, message: Uint8Array, envelope: Envelope, arrival: Arrival): Submitted {
    const octets = concat([ascii(missing), message]);
    const parent = this.#surroundings.letter(octets, arrival.parent, envelope.reversePath, envelope.forwardPaths).number;
    const label = missing.slice(0, missing.indexOf(':'));
    const cause = this.#surroundings.note(this.#agent, {
      kind: 'trace',
      label,
      subject: parent,
      octets: ascii(missing),
      cause: arrival.cause,
    });
    return { message: octets, arrival: { ...arrival, parent, cause } };
  }

  /** RFC 6409 §8.2, §8.3: a submission server may add the date and the Message-ID that a message lacks. They go to the top: nothing else is touched. */
  #missingFields(message: Uint8Array, id: string): string {
    const header = readHeader(message);
    const messageId = firstField(header, 'Message-ID') ? '' : `Message-ID: <${id}@${this.#mta.hostName}>\r\n`;
    const date = firstField(header, 'Date') ? '' : `Date: ${formatDate(this.#surroundings.epochMs())}\r\n`;
    return messageId + date;
  }
}

/** Loopback, or the same 24 bits of network: houses of the town are that small. */
function sameHouse(address: string, hostAddress: string): boolean {
  const network = hostAddress.slice(0, hostAddress.lastIndexOf('.') + 1);
  return address.startsWith('127.') || address === '::1' || address.startsWith(network);
}
