/** RFC 5321 §6.1: what cannot be delivered is told to the sender; what can, if the sender asked (RFC 3461). */
import { isWanted, sendReport } from '../reporter.ts';
import { pathsOf, type MtaEffects } from './effects.ts';

type Actions = MtaEffects<'weighOutcomes' | 'takeOutOfQueue' | 'noteNoReport' | 'sendReport'>;

export const reporting: Actions = {
  weighOutcomes: ({ telling: { about, outcomes } }) => ({
    type: 'outcomes',
    failed: outcomes.some(({ action }) => action === 'failed'),
    wanted: outcomes.some(isWanted),
    sender: about.reversePath !== '',
  }),
  takeOutOfQueue(desk) {
    const { surroundings, agent } = desk.house;
    const { about, outcomes, since: cause } = desk.telling;
    const failed = outcomes.filter(({ action }) => action === 'failed').map(({ addressee }) => addressee);
    const bounced = { kind: 'dequeued', label: 'bounced', subject: about.letter.number, detail: pathsOf(failed), cause } as const;
    desk.telling = { ...desk.telling, since: surroundings.note(agent, bounced) };
  },
  noteNoReport({ house, telling: { about, since: cause } }) {
    house.surroundings.note(house.agent, { kind: 'note', label: 'bounce.suppressed', subject: about.letter.number, cause });
  },
  sendReport: ({ house, telling }) => sendReport(house, telling),
};
