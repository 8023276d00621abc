/** What the rows of the queue tell: passed on, put off, late, over. */
import { GIVE_UP_MS } from '../delivery/patience.ts';
import { outcome } from '../reporter.ts';
import { pathsOf, type MtaEffects } from './effects.ts';

type Actions = MtaEffects<'notePassedOn' | 'rememberSuccess' | 'notePutOff' | 'rememberDelay' | 'closeRow'>;

export const watching: Actions = {
  notePassedOn({ house: { surroundings, agent }, row }) {
    const { item, taken, cause } = row!.desk;
    surroundings.note(agent, { kind: 'dequeued', label: 'relayed', subject: item.letter.number, detail: pathsOf(taken), cause });
  },
  /** RFC 3461 §5.2.2: a server that takes NOTIFY reports itself; of any other we say that it was passed on. */
  rememberSuccess({ row }) {
    const { taken, takenWith, route, outcomes } = row!.desk;
    const action = route.kind === 'store' ? 'delivered' : 'relayed';
    outcomes.push(...taken.map((addressee) => outcome(takenWith, addressee, action)));
  },
  notePutOff(desk) {
    const { surroundings, agent } = desk.house;
    const { item, pending, cause } = desk.row!.desk;
    surroundings.note(agent, { kind: 'queued', label: 'deferred', subject: item.letter.number, detail: pathsOf(pending), cause });
    desk.telling = desk.row!.tellings();
    desk.house.queue.changed();
  },
  rememberDelay(desk) {
    const { item, pending, reason, cause } = desk.row!.desk;
    const outcomes = pending.map((addressee) => outcome(reason, addressee, 'delayed'));
    desk.telling = { about: item, outcomes, since: cause, untilMs: item.arrivedMs + GIVE_UP_MS };
  },
  closeRow(desk) {
    desk.rows.delete(desk.row!);
    desk.house.queue.delete(desk.row!);
    desk.telling = desk.row!.tellings();
  },
};
