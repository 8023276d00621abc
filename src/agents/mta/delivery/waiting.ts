/** Time: when it is tried again, when the sender hears that it is late, when it is given up. RFC 5321 §4.5.4.1. */
import type { MtaHouse } from '../house.ts';
import type { RowEffects } from './effects.ts';
import { GIVE_UP_MS, retryMs, TELL_DELAY_MS } from './patience.ts';

type Actions = RowEffects<'tellPutOff' | 'reckonWait' | 'tellLate' | 'setRetry' | 'setExpiry' | 'stopTimer'>;

export function waiting({ surroundings, agent }: MtaHouse): Actions {
  return {
    tellPutOff: ({ tellMessage }) => tellMessage({ type: 'put off' }),
    reckonWait({ route, sinceMs, tries, toldDelay }) {
      const waitedMs = surroundings.nowMs() - sinceMs;
      return {
        type: 'wait reckoned',
        fetched: route.kind === 'exchanges' && route.held,
        tooLong: waitedMs + retryMs(tries) > GIVE_UP_MS,
        late: waitedMs >= TELL_DELAY_MS && !toldDelay,
      };
    },
    tellLate(desk) {
      desk.toldDelay = true;
      desk.tellMessage({ type: 'late' });
    },
    setRetry(desk, tell) {
      const { item, route, reason, tries, cause } = desk;
      const delayMs = retryMs(tries);
      const untilMs = surroundings.nowMs() + delayMs;
      const detail = `${route.domain} ${reason.diagnostic}`;
      const due = surroundings.note(agent, { kind: 'timer', label: 'retry', detail, subject: item.letter.number, untilMs, cause });
      desk.timer = surroundings.after(delayMs, () => tell({ type: 'retry due', store: route.kind === 'store' }, { cause: due }));
    },
    setExpiry(desk, tell) {
      desk.timer = surroundings.after(GIVE_UP_MS, () => tell({ type: 'expired' }));
    },
    stopTimer: ({ timer }) => timer.cancel(),
  };
}
