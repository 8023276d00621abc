/** What a host decided on each recipient: taken, refused for good, or put off. RFC 5321 §4.2.1. */
import type { Fate } from '../../../protocols/smtp/client.ts';
import { reasonOf } from '../reason.ts';
import type { Outcome } from '../reporter.ts';
import type { DeliveryDesk } from './desk.ts';
import type { RowEffects } from './effects.ts';

type Actions = RowEffects<'settle' | 'tellPassedOn' | 'rememberRefusals' | 'giveUp' | 'close'>;

export const settling: Actions = {
  settle(desk) {
    const { fates, pending } = desk;
    const whose = (outcome: Fate['outcome']) => pending.filter((_, index) => fates[index]?.outcome === outcome);
    desk.taken = whose('accepted');
    desk.takenWith = firstReason(desk, 'accepted');
    desk.refused = refusals(desk);
    desk.pending = whose('deferred');
    desk.reason = firstReason(desk, 'deferred');
    return { type: 'settled', taken: desk.taken.length > 0, putOff: desk.pending.length > 0 };
  },
  /** RFC 3461 §6.2.1: with DSN the next server takes over what the sender wants to hear. */
  tellPassedOn: ({ tellMessage, report }) => tellMessage({ type: 'passed on', reports: report.offer.has('DSN') }),
  rememberRefusals: ({ outcomes, refused }) => void outcomes.push(...refused),
  /** Whoever was not told no by a host is told so now; what stood in the way is still what may pass (RFC 3463 §3.5, RFC 3464 appendix E). */
  giveUp(desk) {
    desk.outcomes.push(...desk.pending.map((addressee): Outcome => ({ ...desk.reason, addressee, action: 'failed' })));
    desk.pending = [];
  },
  close: ({ tellMessage }) => tellMessage({ type: 'row over' }),
};

/** What the first reply of this kind said; the reason as it was if there is none. */
function firstReason({ fates, exchange, reason }: DeliveryDesk, outcome: Fate['outcome']): DeliveryDesk['reason'] {
  const first = fates.find((fate) => fate.outcome === outcome);
  return first ? reasonOf(first, exchange.name) : reason;
}

function refusals({ fates, pending, exchange }: DeliveryDesk): Outcome[] {
  return pending.flatMap((addressee, index): Outcome[] => {
    const fate = fates[index];
    return fate?.outcome === 'refused' ? [{ ...reasonOf(fate, exchange.name), addressee, action: 'failed' }] : [];
  });
}
