/** A host that only stores mail: its exchange hands it over by LMTP, one verdict for each recipient. RFC 2033. */
import { concat } from '../../mail/octets.ts';
import { received } from '../../mail/trace.ts';
import { withKeyword } from '../../protocols/smtp/trace.ts';
import type { Envelope, SmtpPolicy } from '../../protocols/smtp/policy.ts';
import type { Mda } from '../mda/mda.ts';
import { MAX_MESSAGE_OCTETS, MAX_RECIPIENTS } from '../mta/mta.ts';
import type { IncomingCarrier, Surroundings } from '../surroundings.ts';
import type { Door } from './door.ts';

export interface StoreOptions {
  surroundings: Surroundings;
  agent: number;
  hostName: string;
  door: Door;
  mda: Mda;
}

/** The rules of the LMTP port for one connection. There is no queue behind it: what is not stored is refused at once (§4.2). */
export function storePolicy(store: StoreOptions, carrier: IncomingCarrier): SmtpPolicy {
  const { hostName, door, surroundings } = store;
  let count = 0;
  return {
    hostName,
    lmtp: true,
    greeting: carrier.crowded ? 'busy' : undefined,
    maxOctets: MAX_MESSAGE_OCTETS,
    maxRecipients: MAX_RECIPIENTS,
    mail: () => undefined,
    rcpt: (forwardPath, envelope) => door.recipient(forwardPath, envelope, carrier),
    message: (message, envelope) => door.message(message, envelope, carrier),
    nextId: () => `${Math.floor(surroundings.epochMs() / 1000).toString(36)}-${++count}`,
    accept: (message, envelope, id) => deliver(store, carrier, message, envelope, id),
  };
}

function deliver(
  { surroundings, agent, hostName, mda }: StoreOptions,
  carrier: IncomingCarrier,
  message: Uint8Array,
  envelope: Envelope,
  id: string,
): void {
  const [path = ''] = envelope.forwardPaths;
  const trace = { from: envelope.helo, fromAddress: carrier.fromAddress, by: hostName, with: withKeyword(envelope), id };
  const fields = received({ ...trace, for: path, dateMs: surroundings.epochMs() });
  const letter = surroundings.letter(concat([fields, message]), carrier.subject, envelope.reversePath, [path]);
  const subject = letter.number;
  const cause = surroundings.note(agent, { kind: 'trace', label: 'Received', subject, octets: fields, cause: carrier.cause });
  mda.deliver(letter, envelope.reversePath, path, cause);
}
