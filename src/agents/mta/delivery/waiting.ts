/** Time: when it is tried again, when the sender hears that it is late, when it is given up. RFC 5321 §4.5.4.1. */
import { waited } from '../../choice.ts';
import { here } from '../reason.ts';
import type { RowEffects } from './effects.ts';
import { GIVE_UP_MS, retryMs, TELL_DELAY_MS } from './patience.ts';

type Actions = RowEffects<'tellPutOff' | 'reckonWait' | 'tellLate' | 'setRetry' | 'setExpiry' | 'noteExpired' | 'stopTimer'>;

const RECKONING = { chart: 'mta.delivery', state: 'pausing' } as const;

export const waiting: Actions = {
  tellPutOff: ({ tellMessage }) => tellMessage({ type: 'put off' }),
  reckonWait(desk) {
    const { house, item, route, tries, toldDelay } = desk;
    const { surroundings, agent } = house;
    const fetched = route.kind === 'exchanges' && route.held;
    const waitedMs = surroundings.epochMs() - item.arrivedMs;
    const ownMs = retryMs(tries);
    desk.waitMs = fetched ? ownMs : waited(surroundings, agent, RECKONING, ownMs, GIVE_UP_MS);
    return {
      type: 'wait reckoned',
      fetched,
      tooLong: waitedMs + desk.waitMs > GIVE_UP_MS,
      late: waitedMs >= TELL_DELAY_MS && !toldDelay,
    };
  },
  tellLate(desk) {
    desk.toldDelay = true;
    desk.tellMessage({ type: 'late' });
  },
  setRetry(desk, tell) {
    const { surroundings, agent } = desk.house;
    const { item, route, reason, waitMs: delayMs, cause } = desk;
    const untilMs = surroundings.nowMs() + delayMs;
    desk.dueMs = surroundings.epochMs() + delayMs;
    const detail = `${route.domain} ${reason.diagnostic}`;
    const due = surroundings.note(agent, { kind: 'timer', label: 'retry', detail, subject: item.letter.number, untilMs, cause });
    desk.timer = surroundings.after(delayMs, () => tell({ type: 'retry due', store: route.kind === 'store' }, { cause: due }));
  },
  /** Five days from when it came, however often somebody has tried to fetch it meanwhile. */
  setExpiry(desk, tell) {
    const { surroundings } = desk.house;
    const leftMs = desk.item.arrivedMs + GIVE_UP_MS - surroundings.epochMs();
    desk.timer = surroundings.after(Math.max(0, leftMs), () => tell({ type: 'expired' }));
  },
  /** RFC 3463 §3.5: delivery time expired. */
  noteExpired(desk) {
    desk.reason = here('4.4.7', `Nobody has fetched the mail of ${desk.route.domain} in five days`);
  },
  stopTimer: ({ timer }) => timer.cancel(),
};
