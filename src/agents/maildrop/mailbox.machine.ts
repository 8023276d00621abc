/**
 * A mailbox as one IMAP session has it open: to change something or only to look, and when its client is told what others did there:
 * EXISTS, FETCH, and EXPUNGE, but no EXPUNGE while numbers are being spoken of. RFC 3501 §6.3.1, §6.3.2, §7.4.1, RFC 4314 §5.2.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type MailboxEvent =
  /** `toChange`: by SELECT and not by EXAMINE. `mayChange`: the session has a right to. */
  | { type: 'opened'; toChange: boolean; mayChange: boolean }
  /** Something happened that the client does not know. `removals`: messages are gone. `numbered`: what is being answered names messages by number. */
  | { type: 'news'; removals: boolean; numbered: boolean }
  | { type: 'told'; forWriting: boolean }
  | { type: 'left' };

const actions = named('allowChanges', 'allowLooking', 'tellAll', 'tellAllButRemovals');
export type MailboxAction = keyof typeof actions;

const whileOpen = {
  news: [{ guard: 'numbers must stay', target: 'holdingBack', reenter: true, actions: 'tellAllButRemovals' }, { target: 'telling' }],
  left: 'closed',
} as const;

export const mailboxMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MailboxEvent },
  actions,
  guards: {
    'it is only looked at': ({ event }) => event.type === 'opened' && !event.toChange,
    'nothing may be changed': ({ event }) => event.type === 'opened' && !event.mayChange,
    'numbers must stay': ({ event }) => event.type === 'news' && event.removals && event.numbered,
    'it is open for changes': ({ event }) => event.type === 'told' && event.forWriting,
  },
}).createMachine({
  id: 'mailbox',
  context: {},
  initial: 'opening',
  states: {
    opening: {
      on: {
        opened: [
          { guard: 'it is only looked at', target: 'readOnly', actions: 'allowLooking' },
          { guard: 'nothing may be changed', target: 'readOnly', actions: 'allowLooking' },
          { target: 'open', actions: 'allowChanges' },
        ],
      },
    },
    open: { on: whileOpen },
    readOnly: { on: whileOpen },
    telling: { entry: 'tellAll', on: { told: [{ guard: 'it is open for changes', target: 'open' }, { target: 'readOnly' }] } },
    /** Messages are gone that the client counts still: no EXPUNGE while numbers are being spoken of (RFC 3501 §7.4.1). */
    holdingBack: { on: whileOpen },
    closed: { type: 'final' },
  },
});

export const openMailbox = stepper<MailboxEvent>(mailboxMachine);
