/** What a mail server makes of one recipient: its own people, who has moved, domains that it keeps mail for, and nobody else. RFC 5321 §3.4, §3.5, §7. */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type RecipientEvent =
  /**
   * Whose the domain is: this host's, or that of another which it keeps mail for as a secondary exchange. `sendsAnywhere`: for
   * people of the house. `greylists`: strangers have to come twice (RFC 6647).
   */
  | { type: 'recipient'; domain: 'nothing' | 'own' | 'kept'; sendsAnywhere: boolean; greylists: boolean }
  /** `told`: what the sender is told of somebody whose mail goes elsewhere. `fits`: there is room in the mailbox. */
  | { type: 'person'; known: boolean; told: Told; fits: boolean; greylists: boolean }
  /** This client has brought this sender's mail for this recipient before, and long enough ago. */
  | { type: 'looked back'; waited: boolean; told: Told };
/** RFC 5321 §3.4: 251, the mail is sent on; 551, the sender is to write elsewhere. */
export type Told = 'nothing' | '251' | '551';

const actions = named('denyRelay', 'findPerson', 'tellNewAddress', 'tellForwarding', 'refuseUnknown', 'refuseFull', 'lookBack', 'postpone');
export type RecipientAction = keyof typeof actions;

export const recipientMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as RecipientEvent },
  actions,
  guards: {
    'the domain is its own': ({ event }) => event.type === 'recipient' && event.domain === 'own',
    'for people of the house': ({ event }) => event.type === 'recipient' && event.sendsAnywhere,
    'nobody here keeps mail for it': ({ event }) => event.type === 'recipient' && event.domain === 'nothing',
    'strangers have to wait': ({ event }) => event.type !== 'looked back' && event.greylists,
    'has moved away': ({ event }) => event.type === 'person' && event.told === '551',
    'nobody by that name': ({ event }) => event.type === 'person' && !event.known,
    'mailbox is full': ({ event }) => event.type === 'person' && !event.fits,
    'has not waited yet': ({ event }) => event.type === 'looked back' && !event.waited,
    'mail is sent on': ({ event }) => event.type !== 'recipient' && event.told === '251',
  },
}).createMachine({
  id: 'door.recipient',
  context: {},
  initial: 'weighing',
  states: {
    weighing: {
      on: {
        recipient: [
          { guard: 'the domain is its own', target: 'findingPerson' },
          { guard: 'for people of the house', target: 'accepting' },
          { guard: 'nobody here keeps mail for it', target: 'refusing', actions: 'denyRelay' },
          { guard: 'strangers have to wait', target: 'lookingBack' },
          { target: 'accepting' },
        ],
      },
    },
    findingPerson: {
      entry: 'findPerson',
      on: {
        person: [
          { guard: 'has moved away', target: 'sendingAway', actions: 'tellNewAddress' },
          { guard: 'nobody by that name', target: 'refusing', actions: 'refuseUnknown' },
          { guard: 'mailbox is full', target: 'postponing', actions: 'refuseFull' },
          { guard: 'strangers have to wait', target: 'lookingBack' },
          { guard: 'mail is sent on', target: 'accepting', actions: 'tellForwarding' },
          { target: 'accepting' },
        ],
      },
    },
    lookingBack: {
      entry: 'lookBack',
      on: {
        'looked back': [
          { guard: 'has not waited yet', target: 'postponing', actions: 'postpone' },
          { guard: 'mail is sent on', target: 'accepting', actions: 'tellForwarding' },
          { target: 'accepting' },
        ],
      },
    },
    accepting: { type: 'final' },
    refusing: { type: 'final' },
    /** Not now: the client is to come back. */
    postponing: { type: 'final' },
    /** Not here, but elsewhere. */
    sendingAway: { type: 'final' },
  },
});

export const recipientDoor = stepper<RecipientEvent>(recipientMachine);
