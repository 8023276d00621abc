/**
 * Whom a submission server takes mail from: whoever has logged in, else whoever is in its own network or on its own machine
 * (restriction by location). One a MAIL command. RFC 6409 §3.3, §4.3.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type SenderEvent = { type: 'sender'; loggedIn: boolean; neighbour: boolean };

const actions = named('refuseStranger');
export type SenderAction = keyof typeof actions;

export const senderMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as SenderEvent },
  actions,
  guards: {
    'has logged in': ({ event }) => event.loggedIn,
    'is in the same network': ({ event }) => event.neighbour,
  },
}).createMachine({
  id: 'door.sender',
  context: {},
  initial: 'knowing',
  states: {
    knowing: {
      on: {
        sender: [
          { guard: 'has logged in', target: 'accepting' },
          { guard: 'is in the same network', target: 'accepting' },
          { target: 'refusing', actions: 'refuseStranger' },
        ],
      },
    },
    accepting: { type: 'final' },
    refusing: { type: 'final' },
  },
});

export const senderDoor = stepper<SenderEvent>(senderMachine);
