/** A message known by its traces as conversations: one a hop, with no more in it than the trace tells. RFC 5321 §4.4, RFC 3848. */
import type { Taken } from '../dialogue.ts';
import type { Hop, Traced } from '../sink.ts';
import type { ConversationJson, MessageJson } from './conversation-json.ts';
import { messageJson } from './message-json.ts';

export function hopConversations(traced: Traced, nameOf: (protocol: string) => string): ConversationJson[] {
  const message = tracedJson(traced);
  return traced.hops.map((hop) => conversationOf(hop, message, nameOf));
}

/** The message itself, whether or not anybody carried it. */
export function tracedJson({ octets, reversePath, forwardPaths }: Traced): MessageJson {
  const known = { exchange: -1, way: 'sent', accepted: 'unknown', acceptedBy: 'trace', envelopeComplete: reversePath !== '' } as const;
  // a log of a server tells of a message without a word of it
  return messageJson({ ...known, complete: octets.length > 0, octets, size: octets.length, reversePath, forwardPaths });
}

/** Whoever writes a trace field has the message; of a log it says what became of it. */
function takenAt({ status, reply }: Hop): Taken {
  if (status === 'scanned') return 'unknown';
  return ['bounced', 'expired', 'deferred'].includes(status) || /^[45]/.test(reply) ? 'no' : 'yes';
}

function conversationOf(hop: Hop, message: MessageJson, nameOf: (protocol: string) => string): ConversationJson {
  const protocol = /^lmtp/i.test(hop.with) ? 'lmtp' : 'smtp';
  const line = { command: '(message)', line: '', reply: /^\d{3}/.exec(hop.reply)?.[0] ?? null, replyLines: [hop.reply], at: null };
  const exchanges = hop.reply === '' ? [] : [{ id: `${nameOf(protocol)}:(message)#1`, ...line }];
  return {
    protocol,
    client: hop.fromAddress || hop.fromName,
    server: hop.byAddress || hop.byName,
    start: hop.atMs === null ? null : new Date(hop.atMs).toISOString(),
    // the S of ESMTPS says that STARTTLS came first
    tls: hop.tls !== '' || /^(?:utf8)?(?:esmtp|lmtp|smtp)sa?$/i.test(hop.with) ? 'starttls' : 'none',
    octets: { client: 0, server: 0 },
    complete: false,
    gaps: 0,
    prefaces: [],
    exchanges,
    messages: [{ ...message, accepted: takenAt(hop), forwardPaths: hop.recipients.length > 0 ? hop.recipients : message.forwardPaths }],
    findings: [],
  };
}
