/** Opens mailboxes for IMAP sessions. What is decided is in mailbox.machine.ts. */
import type { Mailbox } from '../../mail/mailbox.ts';
import type { Opened, Request } from '../../protocols/imap/opened.ts';
import { Working, type Effects, type Work } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { openMailbox, type MailboxAction, type MailboxEvent } from './mailbox.machine.ts';

interface MailboxDesk extends Work {
  forWriting: boolean;
  /** Tells the session that something has happened. */
  news: () => void;
  unwatch: () => void;
}

const nothing = () => {};

const effects: Effects<MailboxAction, MailboxEvent, MailboxDesk> = {
  allowChanges: (desk) => void (desk.forWriting = true),
  allowLooking: (desk) => void (desk.forWriting = false),
  tell({ news, forWriting }) {
    news();
    return { type: 'told', forWriting };
  },
  stopWatching: ({ unwatch }) => unwatch(),
};

export function openingAt(surroundings: Surroundings, agent: number, cause: () => number): (mailbox: Mailbox, request: Request) => Opened {
  return (mailbox, { examined, mayChange }) => {
    const desk: MailboxDesk = { cause: cause(), forWriting: false, news: nothing, unwatch: nothing };
    const track = (state: string) => surroundings.machine(agent, 'mailbox', state);
    const chart = new Working<MailboxEvent, MailboxDesk>(openMailbox, track, desk, effects);
    chart.send({ type: 'opened', toChange: !examined, mayChange });
    return {
      readOnly: !desk.forWriting,
      watch(news) {
        desk.news = news;
        desk.unwatch = mailbox.watch(() => chart.send({ type: 'changed' }, { cause: cause() }));
        return () => void (desk.unwatch(), (desk.unwatch = nothing));
      },
      leave: () => chart.send({ type: 'left' }),
    };
  };
}
