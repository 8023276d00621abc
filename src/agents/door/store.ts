/** A host that only stores mail: its exchange hands it over by LMTP, one verdict for each recipient. RFC 2033. */
import { reply } from '../../protocols/smtp/replies.ts';
import { concat } from '../../mail/octets.ts';
import { received } from '../../mail/trace.ts';
import { withKeyword } from '../../protocols/smtp/trace.ts';
import type { Envelope, SmtpPolicy } from '../../protocols/smtp/policy.ts';
import { wouldOverflow, type Directory } from '../directory.ts';
import type { Mda } from '../mda/mda.ts';
import { MAX_MESSAGE_OCTETS, MAX_RECIPIENTS } from '../mta/mta.ts';
import type { IncomingCarrier, Surroundings } from '../surroundings.ts';

/** What delivery adds at the top, at most: what was promised must find room. */
const TRACE_OCTETS = 2048;

export interface StoreOptions {
  surroundings: Surroundings;
  agent: number;
  hostName: string;
  directory: Directory;
  mda: Mda;
}

/** The rules of the LMTP port for one connection. There is no queue behind it: what is not stored is refused at once (§4.2). */
export function storePolicy(store: StoreOptions, carrier: IncomingCarrier): SmtpPolicy {
  const { hostName, directory, surroundings } = store;
  let count = 0;
  return {
    hostName,
    lmtp: true,
    greeting: carrier.crowded ? 'busy' : undefined,
    maxOctets: MAX_MESSAGE_OCTETS,
    maxRecipients: MAX_RECIPIENTS,
    mail: () => undefined,
    rcpt: (forwardPath) => (directory.find(forwardPath) ? undefined : reply('unknownUser', forwardPath)),
    message: (message, { forwardPaths: [path = ''] }) => {
      const account = directory.find(path);
      return account && wouldOverflow(account, message.length + TRACE_OCTETS) ? reply('mailboxFull', path) : undefined;
    },
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
