/** How many a POP3 or IMAP server serves, and when it turns people away. RFC 2449 §8.1.1, RFC 3501 §7.1.5. One a server. */
import { setup } from 'xstate';
import { stepper, type Stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type ServerEvent =
  /** `room`: for one more. */
  | { type: 'connection'; room: boolean }
  /** `others`: are still connected. */
  | { type: 'connection over'; others: boolean };

const actions = named('admit', 'turnAway');
export type ServerAction = keyof typeof actions;

const serverMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as ServerEvent },
  actions,
  guards: {
    'there is room': ({ event }) => event.type === 'connection' && event.room,
    'others stay': ({ event }) => event.type === 'connection over' && event.others,
  },
}).createMachine({
  id: 'server',
  context: {},
  initial: 'listening',
  states: {
    listening: {
      on: {
        connection: [
          { guard: 'there is room', target: 'serving', actions: 'admit' },
          { target: 'full', actions: 'turnAway' },
        ],
        // somebody stayed of whom it was said that nobody did
        'connection over': {},
      },
    },
    serving: {
      on: {
        connection: [
          { guard: 'there is room', actions: 'admit' },
          { target: 'full', actions: 'turnAway' },
        ],
        'connection over': [{ guard: 'others stay', target: 'serving' }, { target: 'listening' }],
      },
    },
    full: {
      on: {
        connection: [
          { guard: 'there is room', target: 'serving', actions: 'admit' },
          { target: 'full', actions: 'turnAway' },
        ],
        'connection over': [{ guard: 'others stay', target: 'serving' }, { target: 'listening' }],
      },
    },
  },
});

export const pop3Serving: Stepper<ServerEvent> = stepper<ServerEvent>(serverMachine);
export const imapServing: Stepper<ServerEvent> = stepper<ServerEvent>(serverMachine);
