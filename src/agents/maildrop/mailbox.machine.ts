/**
 * A mailbox as one IMAP session has it open: to change something or only to look, and what happens there while the session waits
 * for news. RFC 3501 §6.3.1, §6.3.2, RFC 4314 §5.2, RFC 2177.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type MailboxEvent =
  /** `toChange`: by SELECT and not by EXAMINE. `mayChange`: the session has a right to. */
  | { type: 'opened'; toChange: boolean; mayChange: boolean }
  /** Somebody else changed something, and this session waits for news. */
  | { type: 'changed' }
  | { type: 'told'; forWriting: boolean }
  | { type: 'left' };

const actions = named('allowChanges', 'allowLooking', 'tell', 'stopWatching');
export type MailboxAction = keyof typeof actions;

const whileOpen = { changed: 'telling', left: { target: 'closed', actions: 'stopWatching' } } as const;

export const mailboxMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MailboxEvent },
  actions,
  guards: {
    'it is only looked at': ({ event }) => event.type === 'opened' && !event.toChange,
    'nothing may be changed': ({ event }) => event.type === 'opened' && !event.mayChange,
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
    telling: { entry: 'tell', on: { told: [{ guard: 'it is open for changes', target: 'open' }, { target: 'readOnly' }] } },
    closed: { type: 'final' },
  },
});

export const openMailbox = stepper<MailboxEvent>(mailboxMachine);
