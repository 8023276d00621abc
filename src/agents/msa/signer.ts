/** Signs what the people of a house submit, in the name of its domain. RFC 6376 §5. */
import { isSameOrBelow } from '../../mail/authentication/domains.ts';
import { dkimSignature, type Signing } from '../../mail/authentication/dkimSign.ts';
import { authorDomains } from '../../mail/authentication/dmarc.ts';
import { concat } from '../../mail/octets.ts';
import type { Envelope } from '../../protocols/smtp/policy.ts';
import type { Arrival } from '../mta/mta.ts';
import type { Surroundings } from '../surroundings.ts';

/** A key of the house, and where its public half is found. */
export type SigningKey = Pick<Signing, 'domain' | 'selector' | 'key'>;

/** A message and how it came; both new where something was added to it. */
export interface Submitted {
  message: Uint8Array;
  arrival: Arrival;
}

export class Signer {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #keys: readonly SigningKey[];

  constructor(surroundings: Surroundings, agent: number, keys: readonly SigningKey[]) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#keys = keys;
  }

  /** With one signature for each key whose domain is the author's, or above it: RFC 6376 §5.1. */
  signed(submitted: Submitted, envelope: Envelope): Submitted {
    const [author] = authorDomains(submitted.message);
    const fitting = this.#keys.filter(({ domain }) => author !== undefined && isSameOrBelow(author, domain));
    return fitting.reduceRight((before, key) => this.#with(key, before, envelope), submitted);
  }

  #with(key: SigningKey, { message, arrival }: Submitted, { reversePath, forwardPaths }: Envelope): Submitted {
    const signedAt = Math.floor(this.#surroundings.epochMs() / 1000);
    const octets = dkimSignature(message, { ...key, signedAt });
    const signed = concat([octets, message]);
    const parent = this.#surroundings.letter(signed, arrival.parent, reversePath, forwardPaths).number;
    const written = { kind: 'trace', label: 'DKIM-Signature', subject: parent, octets, cause: arrival.cause } as const;
    const traced = this.#surroundings.note(this.#agent, written);
    const detail = `${key.domain} ${key.selector} ${key.key.algorithm}`;
    const cause = this.#surroundings.note(this.#agent, { kind: 'note', label: 'dkim.signed', detail, subject: parent, cause: traced });
    return { message: signed, arrival: { ...arrival, parent, cause } };
  }
}
