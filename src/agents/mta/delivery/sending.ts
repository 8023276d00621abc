/** A session with a host: called by this MTA, or along a connection that the host opened. */
import { toSevenBit } from '../../../mail/downgrade.ts';
import { SmtpClient, type Fate, type Report } from '../../../protocols/smtp/client.ts';
import { session } from '../../../protocols/smtp/session.machine.ts';
import type { DeliveryEvent } from '../delivery.machine.ts';
import { reasonOf } from '../reason.ts';
import type { DeliveryDesk } from './desk.ts';
import { noted, type RowEffects } from './effects.ts';
import { destinationOf, jobOf } from './job.ts';

type Actions = RowEffects<'connect' | 'goAlong' | 'noteHostFailed' | 'noteTurnedFailed' | 'downgrade' | 'putHostBack'>;

/** Commands before which no transaction exists: if one of them goes wrong, another host may do better. */
const BEFORE_TRANSACTION = new Set(['(connect)', ...session.asking('greet', 'startTls'), 'TLS']);

export const sending: Actions = {
  connect(desk, tell) {
    const { surroundings, agent } = desk.house;
    const address = desk.addresses.shift();
    if (address === undefined) throw new Error(`mta.delivery: ${desk.exchange.name} has no address to call`);
    desk.address = address;
    const done = (fates: Fate[], report: Report) => tell(sessionOver(desk, fates), { fates, report });
    surroundings.connect(agent, destinationOf(desk), (carrier) => new SmtpClient(jobOf(desk), carrier, done));
  },
  goAlong(desk, tell) {
    desk.exchange = { preference: 0, name: 'the server that asked for it' };
    desk.following = { job: jobOf(desk), done: (fates, report) => tell(sessionOver(desk, fates), { fates, report }) };
  },
  noteHostFailed(desk) {
    const { route, exchange } = desk;
    desk.reason = reasonOf(desk.fates[0]!, exchange.name);
    desk.hopeless = false;
    noted(desk, 'mx.failed', `${route.domain} ${exchange.preference} ${exchange.name} ${failureIn(desk)}`);
  },
  noteTurnedFailed(desk) {
    desk.reason = reasonOf(desk.fates[0]!, desk.exchange.name);
    noted(desk, 'turned.failed', `${desk.route.domain} ${failureIn(desk)}`);
  },
  /** RFC 6152 §3: for a server of seven bits the message is put into seven bits. */
  downgrade(desk) {
    const { item, pending } = desk;
    const { surroundings, agent } = desk.house;
    const paths = pending.map(({ path }) => path);
    desk.sevenBit = surroundings.letter(desk.inSevenBits!, item.letter.number, item.reversePath, paths);
    const trace = { kind: 'trace', label: 'Content-Transfer-Encoding', subject: desk.sevenBit.number } as const;
    desk.cause = surroundings.note(agent, { ...trace, cause: desk.cause });
  },
  /** The same host is tried again, before any other. */
  putHostBack: ({ exchanges, exchange }) => void exchanges.unshift(exchange),
};

/** What the server said, or that it said nothing. */
function failureIn({ fates }: DeliveryDesk): string {
  const reply = fates[0]?.reply;
  return reply ? String(reply.code) : 'no connection';
}

/** What a session came to, in facts. */
function sessionOver(desk: DeliveryDesk, fates: readonly Fate[]): DeliveryEvent {
  const obstacle = fates[0]?.obstacle;
  const tooWide = obstacle === 'eightBitNotOffered' || obstacle === 'binaryNotOffered';
  desk.inSevenBits = tooWide && !desk.sevenBit ? toSevenBit(desk.item.letter.octets) : undefined;
  const decided = fates.some(({ outcome, verb }) => outcome !== 'deferred' || !BEFORE_TRANSACTION.has(verb));
  const { inSevenBits, addresses, more } = desk;
  return { type: 'session over', sevenBit: inSevenBits !== undefined, decided, another: addresses.length > 0, ipv6: more };
}
