/** RFC 5321 §6.1: what cannot be delivered is told to the sender; what can, if the sender asked (RFC 3461). */
import type { MtaHouse } from '../house.ts';
import { isWanted, sendReport } from '../reporter.ts';
import { pathsOf, type MtaEffects } from './effects.ts';

type Actions = MtaEffects<'weighOutcomes' | 'takeOutOfQueue' | 'noteNoReport' | 'sendReport'>;

export function reporting(house: MtaHouse): Actions {
  const { surroundings, agent } = house;
  return {
    weighOutcomes: ({ telling: { about, outcomes } }) => ({
      type: 'outcomes',
      failed: outcomes.some(({ action }) => action === 'failed'),
      wanted: outcomes.some(isWanted),
      sender: about.reversePath !== '',
    }),
    takeOutOfQueue(desk) {
      const { about, outcomes, since: cause } = desk.telling;
      const failed = outcomes.filter(({ action }) => action === 'failed').map(({ addressee }) => addressee);
      const bounced = { kind: 'dequeued', label: 'bounced', subject: about.letter.number, detail: pathsOf(failed), cause } as const;
      desk.telling = { ...desk.telling, since: surroundings.note(agent, bounced) };
    },
    noteNoReport({ telling: { about, since: cause } }) {
      surroundings.note(agent, { kind: 'note', label: 'bounce.suppressed', subject: about.letter.number, cause });
    },
    sendReport: ({ telling }) => sendReport(house, telling),
  };
}
