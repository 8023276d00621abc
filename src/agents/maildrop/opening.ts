/** Opens mailboxes for IMAP sessions. What is decided is in mailbox.machine.ts. */
import type { Opened, Request } from '../../protocols/imap/opened.ts';
import { Working, type Effects, type Work } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { openMailbox, type MailboxAction, type MailboxEvent } from './mailbox.machine.ts';

interface MailboxDesk extends Work {
  forWriting: boolean;
  /** Writes the news down, with or without removals; and what is told of them. */
  collect: (removals: boolean) => string[];
  told: string[];
}

const effects: Effects<MailboxAction, MailboxEvent, MailboxDesk> = {
  allowChanges: (desk) => void (desk.forWriting = true),
  allowLooking: (desk) => void (desk.forWriting = false),
  tellAll(desk) {
    desk.told = desk.collect(true);
    return { type: 'told', forWriting: desk.forWriting };
  },
  tellAllButRemovals: (desk) => void (desk.told = desk.collect(false)),
};

export function openingAt(surroundings: Surroundings, agent: number, cause: () => number): (request: Request) => Opened {
  return ({ examined, mayChange }) => {
    const desk: MailboxDesk = { cause: cause(), forWriting: false, collect: () => [], told: [] };
    const track = (state: string) => surroundings.machine(agent, 'mailbox', state);
    const chart = new Working<MailboxEvent, MailboxDesk>(openMailbox, track, desk, effects);
    chart.send({ type: 'opened', toChange: !examined, mayChange });
    return {
      readOnly: !desk.forWriting,
      news(facts, collect) {
        chart.send({ type: 'news', ...facts }, { cause: cause(), collect, told: [] });
        return desk.told;
      },
      leave: () => chart.send({ type: 'left' }, { cause: cause() }),
    };
  };
}
