/** A host that only stores mail: its exchange hands it over by LMTP, one verdict for each recipient. RFC 2033. */
import { concat } from '../../mail/octets.ts';
import { received } from '../../mail/trace.ts';
import { withKeyword } from '../../protocols/smtp/trace.ts';
import type { Envelope, SmtpPolicy } from '../../protocols/smtp/policy.ts';
import { reply } from '../../protocols/smtp/replies.ts';
import type { Reply } from '../../protocols/smtp/wire.ts';
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
  const nextId = (number: number) => `${Math.floor(surroundings.epochMs() / 1000).toString(36)}-${number}`;
  return {
    hostName,
    lmtp: true,
    greeting: carrier.crowded ? 'busy' : undefined,
    maxOctets: MAX_MESSAGE_OCTETS,
    maxRecipients: MAX_RECIPIENTS,
    mail: () => undefined,
    rcpt: (forwardPath, envelope) => door.recipient(forwardPath, envelope, carrier),
    message: (message, envelope) =>
      door.message(message, envelope, carrier) ?? refusal(store, carrier, message, envelope, nextId(count + 1)),
    nextId: () => nextId(++count),
    accept: (message, envelope, id) => deliver(store, carrier, message, envelope, id),
  };
}

/** What stands against storing it, asked of the MDA before anything is promised: afterwards nobody else would keep it. */
function refusal(store: StoreOptions, carrier: IncomingCarrier, message: Uint8Array, envelope: Envelope, id: string): Reply | undefined {
  const path = pathIn(envelope);
  const octets = traceOf(store, carrier, envelope, id).length + message.length;
  const outcome = store.mda.wouldDeliver(octets, envelope.reversePath, path);
  if (outcome === 'stored') return undefined;
  return outcome === 'full' ? reply('mailboxFull', path) : reply('unknownUser', path);
}

function deliver(store: StoreOptions, carrier: IncomingCarrier, message: Uint8Array, envelope: Envelope, id: string): void {
  const { surroundings, agent, mda } = store;
  const path = pathIn(envelope);
  const fields = traceOf(store, carrier, envelope, id);
  const letter = surroundings.letter(concat([fields, message]), carrier.subject, envelope.reversePath, [path]);
  const subject = letter.number;
  const cause = surroundings.note(agent, { kind: 'trace', label: 'Received', subject, octets: fields, cause: carrier.cause });
  mda.deliver(letter, envelope.reversePath, path, cause);
}

function traceOf(
  { surroundings, agent, hostName }: StoreOptions,
  { fromAddress }: IncomingCarrier,
  envelope: Envelope,
  id: string,
): Uint8Array {
  const trace = { from: envelope.helo, fromAddress, by: hostName, with: withKeyword(envelope), id };
  return received({ ...trace, for: pathIn(envelope), dateMs: surroundings.epochMs(agent) });
}

/** The one recipient: each is answered for alone. */
function pathIn({ forwardPaths: [path = ''] }: Envelope): string {
  return path;
}
