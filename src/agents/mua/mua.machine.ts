/**
 * The mail user agent: what a person's program does with one wish of its owner, to send what was written or to look for mail.
 * RFC 5598 §4.2.1. It writes the message and hands it in for submission. It keeps no queue: whom the server refused is told to
 * the person at once. Then a copy may be laid into a mailbox of the server (RFC 9051 §6.3.12); no step of SMTP does that.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type MuaEvent =
  | { type: 'write' }
  | { type: 'look for mail' }
  /** The message is written, with its Date and Message-ID. */
  | { type: 'composed' }
  /** There is a verdict on every recipient. `taken`: the message goes to somebody; `keepsCopies`: its owner keeps what was sent. */
  | { type: 'submission over'; taken: boolean; keepsCopies: boolean }
  | { type: 'message came' }
  | { type: 'session over'; well: boolean };

const actions = named('compose', 'submit', 'tellRefused', 'saveCopy', 'fetch', 'keep', 'noteFailure');
export type MuaAction = keyof typeof actions;

export const muaMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MuaEvent },
  actions,
  guards: {
    'everybody was refused': ({ event }) => event.type === 'submission over' && !event.taken,
    'a copy is kept': ({ event }) => event.type === 'submission over' && event.keepsCopies,
    'it went well': ({ event }) => event.type === 'session over' && event.well,
  },
}).createMachine({
  id: 'mua',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { write: 'composing', 'look for mail': 'fetching' } },
    composing: { entry: 'compose', on: { composed: 'submitting' } },
    submitting: {
      meta: { rfc: 'rfc5598#4.2.1' },
      entry: 'submit',
      on: {
        'submission over': [
          { guard: 'everybody was refused', target: 'failed', actions: 'tellRefused' },
          { guard: 'a copy is kept', target: 'saving', actions: 'tellRefused' },
          { target: 'done', actions: 'tellRefused' },
        ],
      },
    },
    saving: {
      meta: { rfc: 'rfc9051#6.3.12' },
      entry: 'saveCopy',
      on: {
        'session over': [
          { guard: 'it went well', target: 'done' },
          { target: 'failed', actions: 'noteFailure' },
        ],
      },
    },
    fetching: {
      entry: 'fetch',
      on: {
        'message came': { actions: 'keep' },
        'session over': [
          { guard: 'it went well', target: 'done' },
          { target: 'failed', actions: 'noteFailure' },
        ],
      },
    },
    done: { type: 'final' },
    failed: { type: 'final' },
  },
});

export const mua = stepper<MuaEvent>(muaMachine);
