/** Why a recipient was not reached, in the words of a report: what the server said, that it said nothing, or what stood in the way. */
import type { Fate, Obstacle } from '../../protocols/smtp/client.ts';
import type { Reason } from './item.ts';

/** RFC 3463 codes and words for what a client does not even try. */
const OBSTACLES: Record<Obstacle, { status: string; diagnostic: string }> = {
  tlsNotOffered: { status: '4.7.10', diagnostic: 'Encryption is demanded, and the server does not offer STARTTLS' },
  tlsRefused: { status: '4.7.10', diagnostic: 'Encryption is demanded, and the server refused STARTTLS' },
  noMechanism: { status: '4.7.9', diagnostic: 'The server offers no way to authenticate that may be used' },
  smtpUtf8NotOffered: { status: '5.6.7', diagnostic: 'The message needs SMTPUTF8, which the server does not offer' },
  eightBitNotOffered: {
    status: '5.6.3',
    diagnostic: 'The message has eight bits and cannot be put into seven; the server does not offer 8BITMIME',
  },
  binaryNotOffered: { status: '5.6.3', diagnostic: 'The message is binary and cannot be encoded; the server does not offer BINARYMIME' },
  etrnNotOffered: { status: '5.5.1', diagnostic: 'The server does not offer ETRN' },
  atrnNotOffered: { status: '5.5.1', diagnostic: 'The server does not offer ATRN' },
};

/** What was found out in this house, about nobody else's host. `status`: RFC 3463. */
export function here(status: string, diagnostic: string): Reason {
  return { status, diagnostic, quoted: false, remoteMta: '' };
}

export function reasonOf({ reply, verb, obstacle }: Fate, remoteMta: string): Reason {
  if (obstacle) return { ...OBSTACLES[obstacle], quoted: false, remoteMta };
  if (!reply) return { ...silence(verb, remoteMta), quoted: false, remoteMta };
  const status = reply.enhanced || `${Math.floor(reply.code / 100)}.0.0`;
  return {
    status,
    diagnostic: `${reply.code} ${reply.enhanced ? `${reply.enhanced} ` : ''}${reply.text.join(' ')}`,
    quoted: true,
    remoteMta,
  };
}

/** RFC 3463 §3.5: nobody took the call, or a connection that was made came to nothing. */
function silence(verb: string, host: string): { status: string; diagnostic: string } {
  if (verb === '(connect)') return { status: '4.4.1', diagnostic: `Nobody answered at ${host}` };
  return { status: '4.4.2', diagnostic: `The connection to ${host} was lost before the answer to ${verb}` };
}
