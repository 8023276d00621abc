/**
 * The mail delivery agent: final delivery of one message to one recipient, the last thing that SMTP knows of it (RFC 5321
 * §4.4). It looks the recipient up, marks the message, chooses the mailbox, and stores it there. Somebody waits for the
 * outcome, so one delivery is over before the next begins, and the chart comes back to rest.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type MdaEvent =
  /** Somebody hands in a message for one recipient. */
  | { type: 'deliver' }
  /**
   * `known`: there is a mailbox by that name; `fits`: it has room for the message as it will lie there. `quarantined`: its author's
   * domain asks to set it aside (RFC 7489 §6.3).
   */
  | { type: 'looked up'; known: boolean; fits: boolean; quarantined: boolean }
  | { type: 'stored' };

const actions = named('lookUp', 'refuseUnknown', 'refuseFull', 'mark', 'chooseJunk', 'chooseByRules', 'store', 'confirm');
export type MdaAction = keyof typeof actions;

export const mdaMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MdaEvent },
  actions,
  guards: {
    'nobody by that name': ({ event }) => event.type === 'looked up' && !event.known,
    'mailbox is full': ({ event }) => event.type === 'looked up' && !event.fits,
    'to be set aside': ({ event }) => event.type === 'looked up' && event.quarantined,
  },
}).createMachine({
  id: 'mda',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { deliver: 'lookingUp' } },
    lookingUp: {
      meta: { rfc: 'rfc5321#4.4' },
      entry: 'lookUp',
      on: {
        'looked up': [
          { guard: 'nobody by that name', target: 'idle', actions: 'refuseUnknown' },
          { guard: 'mailbox is full', target: 'idle', actions: 'refuseFull' },
          { guard: 'to be set aside', target: 'storing', actions: ['mark', 'chooseJunk'] },
          { target: 'storing', actions: ['mark', 'chooseByRules'] },
        ],
      },
    },
    storing: { meta: { rfc: 'rfc5228#4.1' }, entry: 'store', on: { stored: { target: 'idle', actions: 'confirm' } } },
  },
});

export const mda = stepper<MdaEvent>(mdaMachine);
