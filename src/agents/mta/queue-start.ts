/**
 * Remote queue start: a server that was away asks for its mail. ETRN (RFC 1985) makes the queue be tried at once, at the
 * address that the DNS gives; ATRN (RFC 2645) and the TURN of 1982 turn the connection round, so that the mail comes along it.
 */
import type { ClientCarrier, End } from '../../protocols/carrier.ts';
import { SmtpClient } from '../../protocols/smtp/client.ts';
import { reply } from '../../protocols/smtp/replies.ts';
import type { Reply } from '../../protocols/smtp/wire.ts';
import type { Mta } from './mta.ts';
import type { Row } from './row.ts';

/** RFC 1985 §5.2: `b.com` is one node, `@b.com` everything below it too; `#name` is a queue of its own, which we have none of. */
export function startQueue(mta: Mta, node: string): Reply {
  const domain = node.replace(/^@/, '').toLowerCase();
  const known = mta.options.relayDomains.includes(domain);
  if (node.startsWith('#') || !known) return reply('nodeNotAllowed', node, 'not served here');
  const rows = mta.waitingFor(domain);
  if (rows.length === 0) return reply('noneWaiting', node);
  const cause = mta.surroundings.note(mta.agent, { kind: 'note', label: 'queue.started', detail: `${domain} ${rows.length}` });
  for (const row of rows) row.tryNow(cause);
  return reply('pendingCounted', node, rows.length);
}

/** ATRN: whoever has proved to be the customer takes the mail of his domains. TURN asks for no proof: that is why it went (RFC 5321 F.1). */
export function turnRound(mta: Mta, domains: readonly string[], user: string): Reply | ((carrier: ClientCarrier) => End) {
  const wanted = domains.length > 0 ? domains : mta.options.relayDomains;
  const allowed = wanted.filter((domain) => mta.options.relayDomains.includes(domain.toLowerCase()));
  if (
    allowed.length < wanted.length ||
    (user !== '' && !allowed.every((domain) => user.toLowerCase().endsWith(`@${domain.toLowerCase()}`)))
  )
    return reply('turnRefused');
  const rows = allowed.flatMap((domain) => mta.waitingFor(domain));
  if (rows.length === 0) return reply('noMail');
  return (carrier) => sendAlong(rows, carrier);
}

/** All that waits goes along one connection, message after message (RFC 2645 §5.3), unless it has left the queue meanwhile. */
function sendAlong(rows: readonly Row[], carrier: ClientCarrier): End {
  const waiting = [...rows];
  let current: Row | undefined;
  const next = () => {
    const again = current?.takeFollowing();
    if (again) return again;
    while (waiting[0]?.resting === false) waiting.shift();
    current = waiting.shift();
    return current?.follow();
  };
  const { job, done } = next()!;
  return new SmtpClient(job, carrier, done, next);
}
