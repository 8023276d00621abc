/**
 * What stands against taking a message that has come whole: it goes in circles, nobody has room for it, or the host has none.
 * RFC 5321 §6.3, §4.2.5.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

/**
 * `circling`: it has passed as many hosts as no honest message does. `fits`: one of its recipients at least has room for it.
 * `space`: there is room where this host keeps its mail.
 */
export type MessageEvent = { type: 'message'; circling: boolean; fits: boolean; space: boolean };

const actions = named('refuseLoop', 'refuseFull', 'refuseNoSpace');
export type MessageAction = keyof typeof actions;

export const messageMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MessageEvent },
  actions,
  guards: {
    'it goes in circles': ({ event }) => event.circling,
    'nobody has room': ({ event }) => !event.fits,
    'the disk is full': ({ event }) => !event.space,
  },
}).createMachine({
  id: 'door.message',
  context: {},
  initial: 'weighing',
  states: {
    weighing: {
      on: {
        message: [
          { guard: 'it goes in circles', target: 'refusing', actions: 'refuseLoop' },
          { guard: 'nobody has room', target: 'postponing', actions: 'refuseFull' },
          { guard: 'the disk is full', target: 'postponing', actions: 'refuseNoSpace' },
          { target: 'accepting' },
        ],
      },
    },
    accepting: { type: 'final' },
    refusing: { type: 'final' },
    /** Not now: somebody may have tidied up when the client comes back. */
    postponing: { type: 'final' },
  },
});

export const messageDoor = stepper<MessageEvent>(messageMachine);
