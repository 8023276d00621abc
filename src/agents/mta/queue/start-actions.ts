/** What the chart of a request for mail asks for. */
import type { ClientCarrier, End } from '../../../protocols/carrier.ts';
import { reply } from '../../../protocols/smtp/replies.ts';
import type { Reply } from '../../../protocols/smtp/wire.ts';
import type { Effects, Work } from '../../machine.ts';
import type { MtaHouse } from '../house.ts';
import type { Row } from '../row.ts';
import { sendAlong } from './along.ts';
import type { QueueStartAction, QueueStartEvent } from './start.machine.ts';

export interface QueueStartDesk extends Work {
  domains: readonly string[];
  /** What they were called. */
  node: string;
  /** Whose mailbox they proved to have; nobody is asked where this is ''. */
  user: string;
  /** The mail is to come along this connection. */
  along: boolean;
  /** What is said where the mail is not theirs, and where there is none. */
  refusal: Reply;
  nothing: Reply;
  rows: readonly Row[];
  answer: Reply | ((carrier: ClientCarrier) => End) | undefined;
}

/** Whose queue it is. */
export interface QueueKeeper extends MtaHouse {
  waitingFor(domain: string): Row[];
}

export function queueStartActions(mta: QueueKeeper): Effects<QueueStartAction, QueueStartEvent, QueueStartDesk> {
  const { relayDomains } = mta.options;
  return {
    weigh({ domains, user }) {
      const isTheirs = (domain: string) => user.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
      const served = domains.every((domain) => relayDomains.includes(domain.toLowerCase()));
      return { type: 'weighed', served, entitled: user === '' || domains.every(isTheirs) };
    },
    refuse: (desk) => void (desk.answer = desk.refusal),
    countWaiting(desk) {
      desk.rows = desk.domains.flatMap((domain) => mta.waitingFor(domain));
      return { type: 'counted', waiting: desk.rows.length, along: desk.along };
    },
    sayNothingWaits: (desk) => void (desk.answer = desk.nothing),
    startRows(desk) {
      const { domains, rows } = desk;
      const detail = `${domains.join(' ')} ${rows.length}`;
      desk.cause = mta.surroundings.note(mta.agent, { kind: 'note', label: 'queue.started', detail });
      for (const row of rows) row.tryNow(desk.cause);
      desk.answer = reply('pendingCounted', desk.node, rows.length);
    },
    turnRound(desk) {
      desk.answer = (carrier) => sendAlong(desk.rows, carrier);
    },
  };
}
