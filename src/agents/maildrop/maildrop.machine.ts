/** Whose a maildrop is at this moment: one POP3 session's at a time, and only QUIT removes what it has marked. One a mailbox. RFC 1939 §4, §6. */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type MaildropEvent =
  /** Somebody has proved who he is, and wants it for himself. */
  | { type: 'log in' }
  | { type: 'quit' }
  /** The session ended without a QUIT. */
  | { type: 'abandoned' };

const actions = named('giveLock', 'refuseInUse', 'removeMarked');
export type MaildropAction = keyof typeof actions;

export const maildropMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MaildropEvent },
  actions,
}).createMachine({
  id: 'maildrop',
  context: {},
  initial: 'free',
  states: {
    free: { on: { 'log in': { target: 'locked', actions: 'giveLock' } } },
    locked: {
      on: {
        /** RFC 2449 §8.1.1: [IN-USE]. */
        'log in': { actions: 'refuseInUse' },
        quit: { target: 'free', actions: 'removeMarked' },
        abandoned: 'free',
      },
    },
  },
});

export const maildrop = stepper<MaildropEvent>(maildropMachine);
