/**
 * One request at the web mail, from its arrival to the answer. HTTP remembers nobody (RFC 9110 §3.3), so each request is asked
 * anew: is there such a page, who is asking, is the form one of ours? Then the mailbox is looked into, letters in it are changed,
 * a letter is put together and submitted, or somebody is let in. Whatever came of it, there is exactly one answer.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type RequestEvent =
  | { type: 'request' }
  /** `known`: there is such a page; `asksMethods`: it is only asked what may be done with it; `allowed`: what is to be done may be. */
  | { type: 'page looked up'; known: boolean; asksMethods: boolean; allowed: boolean }
  /** `open`: the page is for everybody; `form`: something was filled in; `mailbox`: what it shows lies in a mailbox. */
  | { type: 'reader looked up'; loggedIn: boolean; open: boolean; form: boolean; mailbox: boolean }
  /** `fresh`: it is a form of this session, not one of another site or of yesterday (RFC 6265 §8.2). */
  | { type: 'form read'; legible: boolean; fresh: boolean; logsIn: boolean; letter: boolean; change: boolean; receipt: boolean }
  /** `list`: the list is wanted; `found`: the letter that is wanted is there; `unseen`: it is opened for the first time. */
  | { type: 'mailbox looked into'; list: boolean; found: boolean; unseen: boolean }
  /** `safe`: nobody can read the password along, or none of the house minds. */
  | { type: 'password compared'; safe: boolean; right: boolean }
  | { type: 'draft checked'; sound: boolean }
  /** `found`: letters that were ticked are still there; `possible`: there is where they are to go, or what is to be set. */
  | { type: 'letters looked up'; found: boolean; possible: boolean }
  /** `asked`: the letter is there, asks for a receipt, and nobody has answered that yet; `agrees`: its reader wants to send one. */
  | { type: 'receipt looked up'; asked: boolean; agrees: boolean }
  | { type: 'submission over'; refused: boolean }
  | { type: 'answer given' };

const actions = named(
  ...(['findPage', 'tellNoPage', 'tellMethods', 'refuseMethod', 'knowReader', 'demandLogIn', 'sendToList', 'showPage'] as const),
  ...(['readForm', 'refuseForm', 'refuseStale', 'logOut', 'comparePassword', 'demandTls', 'refusePassword', 'letIn'] as const),
  ...([
    'lookInto',
    'showList',
    'showLetter',
    'markSeen',
    'checkDraft',
    'showFaults',
    'compose',
    'submit',
    'tellRefused',
    'sendOn',
  ] as const),
  ...(['lookUpLetters', 'tellGone', 'tellImpossible', 'change', 'lookUpReceipt', 'tellNoReceipt', 'decline', 'composeReceipt'] as const),
  ...(['answer'] as const),
);
export type RequestAction = keyof typeof actions;

export const requestMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as RequestEvent },
  actions,
  guards: {
    'there is no such page': ({ event }) => event.type === 'page looked up' && !event.known,
    'it asks what may be done': ({ event }) => event.type === 'page looked up' && event.asksMethods,
    'that may not be done': ({ event }) => event.type === 'page looked up' && !event.allowed,
    'it is for known readers only': ({ event }) => event.type === 'reader looked up' && !event.open && !event.loggedIn,
    'a form came': ({ event }) => event.type === 'reader looked up' && event.form,
    'it lies in the mailbox': ({ event }) => event.type === 'reader looked up' && event.mailbox,
    'the reader is in already': ({ event }) => event.type === 'reader looked up' && event.open && event.loggedIn,
    'it cannot be read': ({ event }) => event.type === 'form read' && !event.legible,
    'it is out of date': ({ event }) => event.type === 'form read' && !event.fresh,
    'it is to log in': ({ event }) => event.type === 'form read' && event.logsIn,
    'it is a letter': ({ event }) => event.type === 'form read' && event.letter,
    'it changes letters': ({ event }) => event.type === 'form read' && event.change,
    'it is about a receipt': ({ event }) => event.type === 'form read' && event.receipt,
    'those letters are gone': ({ event }) => event.type === 'letters looked up' && !event.found,
    'it cannot be done': ({ event }) => event.type === 'letters looked up' && !event.possible,
    'no receipt is wanted': ({ event }) => event.type === 'receipt looked up' && !event.asked,
    'its reader declines': ({ event }) => event.type === 'receipt looked up' && !event.agrees,
    'the list is wanted': ({ event }) => event.type === 'mailbox looked into' && event.list,
    'there is no such letter': ({ event }) => event.type === 'mailbox looked into' && !event.found,
    'it is opened for the first time': ({ event }) => event.type === 'mailbox looked into' && event.unseen,
    'others could read the password': ({ event }) => event.type === 'password compared' && !event.safe,
    'name or password is wrong': ({ event }) => event.type === 'password compared' && !event.right,
    'it has faults': ({ event }) => event.type === 'draft checked' && !event.sound,
    'somebody was refused': ({ event }) => event.type === 'submission over' && event.refused,
  },
}).createMachine({
  id: 'request',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { request: 'findingPage' } },
    findingPage: {
      entry: 'findPage',
      on: {
        'page looked up': [
          { guard: 'there is no such page', target: 'answering', actions: 'tellNoPage' },
          { guard: 'it asks what may be done', target: 'answering', actions: 'tellMethods' },
          { guard: 'that may not be done', target: 'answering', actions: 'refuseMethod' },
          { target: 'knowingReader' },
        ],
      },
    },
    knowingReader: {
      entry: 'knowReader',
      on: {
        'reader looked up': [
          { guard: 'it is for known readers only', target: 'answering', actions: 'demandLogIn' },
          { guard: 'a form came', target: 'checkingForm' },
          { guard: 'it lies in the mailbox', target: 'reading' },
          { guard: 'the reader is in already', target: 'answering', actions: 'sendToList' },
          { target: 'answering', actions: 'showPage' },
        ],
      },
    },
    checkingForm: {
      entry: 'readForm',
      on: {
        'form read': [
          { guard: 'it cannot be read', target: 'answering', actions: 'refuseForm' },
          { guard: 'it is out of date', target: 'answering', actions: 'refuseStale' },
          { guard: 'it is to log in', target: 'loggingIn' },
          { guard: 'it is a letter', target: 'composing' },
          { guard: 'it changes letters', target: 'changing' },
          { guard: 'it is about a receipt', target: 'acknowledging' },
          { target: 'answering', actions: 'logOut' },
        ],
      },
    },
    loggingIn: {
      entry: 'comparePassword',
      on: {
        'password compared': [
          { guard: 'others could read the password', target: 'answering', actions: 'demandTls' },
          { guard: 'name or password is wrong', target: 'answering', actions: 'refusePassword' },
          { target: 'answering', actions: 'letIn' },
        ],
      },
    },
    reading: {
      entry: 'lookInto',
      on: {
        'mailbox looked into': [
          { guard: 'the list is wanted', target: 'answering', actions: 'showList' },
          { guard: 'there is no such letter', target: 'answering', actions: 'tellNoPage' },
          { guard: 'it is opened for the first time', target: 'answering', actions: ['showLetter', 'markSeen'] },
          { target: 'answering', actions: 'showLetter' },
        ],
      },
    },
    composing: {
      entry: 'checkDraft',
      on: {
        'draft checked': [
          { guard: 'it has faults', target: 'answering', actions: 'showFaults' },
          { target: 'submitting', actions: 'compose' },
        ],
      },
    },
    changing: {
      entry: 'lookUpLetters',
      on: {
        'letters looked up': [
          { guard: 'those letters are gone', target: 'answering', actions: 'tellGone' },
          { guard: 'it cannot be done', target: 'answering', actions: 'tellImpossible' },
          { target: 'answering', actions: 'change' },
        ],
      },
    },
    // RFC 8098 §2.1: nothing is sent unless its reader agrees
    acknowledging: {
      entry: 'lookUpReceipt',
      on: {
        'receipt looked up': [
          { guard: 'no receipt is wanted', target: 'answering', actions: 'tellNoReceipt' },
          { guard: 'its reader declines', target: 'answering', actions: 'decline' },
          { target: 'submitting', actions: 'composeReceipt' },
        ],
      },
    },
    submitting: {
      entry: 'submit',
      on: {
        'submission over': [
          { guard: 'somebody was refused', target: 'answering', actions: 'tellRefused' },
          { target: 'answering', actions: 'sendOn' },
        ],
      },
    },
    answering: { entry: 'answer', on: { 'answer given': 'done' } },
    done: { type: 'final' },
  },
});

export const webmailRequest = stepper<RequestEvent>(requestMachine);
