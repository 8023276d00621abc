/** The lock of a maildrop, as POP3 sessions ask for it. What is done with it is in maildrop.machine.ts. */
import type { Mailbox } from '../../mail/mailbox.ts';
import type { Lock } from '../../protocols/pop3/policy.ts';
import { Working, type Effects, type Work } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { maildrop, type MaildropAction, type MaildropEvent } from './maildrop.machine.ts';

interface MaildropDesk extends Work {
  /** Whether whoever asked last has it now. */
  given: boolean;
  remove: () => void;
}

const effects: Effects<MaildropAction, MaildropEvent, MaildropDesk> = {
  giveLock: (desk) => void (desk.given = true),
  refuseInUse: (desk) => void (desk.given = false),
  removeMarked: ({ remove }) => remove(),
};

class MaildropLock implements Lock {
  readonly #chart: Working<MaildropEvent, MaildropDesk>;

  constructor(surroundings: Surroundings, agent: number) {
    const desk: MaildropDesk = { cause: -1, given: false, remove: () => {} };
    this.#chart = new Working(maildrop, (state) => surroundings.machine(agent, 'maildrop', state), desk, effects);
  }

  take(): boolean {
    this.#chart.send({ type: 'log in' });
    return this.#chart.desk.given;
  }
  update(remove: () => void): void {
    this.#chart.send({ type: 'quit' }, { remove });
  }
  release(): void {
    this.#chart.send({ type: 'abandoned' });
  }
}

const locks = new WeakMap<Mailbox, Lock>();

/** The same lock for all sessions of all servers over a mailbox. */
export function lockOf(mailbox: Mailbox, surroundings: Surroundings, agent: number): Lock {
  let lock = locks.get(mailbox);
  if (!lock) locks.set(mailbox, (lock = new MaildropLock(surroundings, agent)));
  return lock;
}
