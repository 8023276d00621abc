/**
 * What becomes of one message for one domain: RFC 5321 §4.5.4.1 (sending strategy), §5.1 (finding the host). One such chart is
 * one row of the queue.
 *
 * The queue is looked through; the DNS tells the exchanges of the domain; the best is tried, at each of its addresses, then the
 * next. A host that cannot be reached, or will not talk, may have a neighbour that does; a host that hears the message out has
 * the last word on it, and whom it puts off waits here. How long, and when to tell the sender, and when to give up, is decided
 * before every wait. Mail that its own server fetches never goes out by itself: it waits until it is asked for (ETRN), or goes
 * along a connection that was turned round (ATRN, TURN).
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type DeliveryEvent =
  /** The queue is looked through. `fetched`: its own server comes for it; `store`: it goes to the store of this house. */
  | { type: 'queue run'; fetched: boolean; store: boolean }
  /** What the DNS says: 'never' means that the domain does not exist or takes no mail; 'nothing', that it did not answer. */
  | { type: 'exchanges'; known: 'some' | 'never' | 'nothing' }
  | { type: 'host'; store: boolean }
  /** `hopeless`: all of them failed in a way that no later try will mend. */
  | { type: 'no host left'; hopeless: boolean }
  /** `some`: there are addresses to call; `ipv6`: there may be some of IPv6; `called`: the host was called already, at others. */
  | { type: 'addresses'; some: boolean; ipv6: boolean; called: boolean }
  /**
   * `sevenBit`: the server takes no more than seven bits, and the message can be put so. `decided`: the host had its say on the
   * message. `another`: there is an address of it that was not called.
   */
  | { type: 'session over'; sevenBit: boolean; decided: boolean; another: boolean; ipv6: boolean }
  /** What the host decided on its recipients; the others were refused for good. */
  | { type: 'settled'; taken: boolean; putOff: boolean }
  /** `tooLong`: the next try would come after five days; `late`: four hours are over, and the sender does not know. */
  | { type: 'wait reckoned'; fetched: boolean; tooLong: boolean; late: boolean }
  | { type: 'retry due'; store: boolean }
  /** Its server sent ETRN. */
  | { type: 'asked for' }
  /** Its server sent ATRN or TURN: the mail goes along the connection that it opened. */
  | { type: 'turned round' }
  | { type: 'expired' };

const actions = named(
  ...(['setExpiry', 'tellPutOff', 'listStore', 'findExchanges', 'noteNever', 'noteNoAnswer'] as const),
  ...(['chooseHost', 'chooseStore', 'askForIpv4', 'askForIpv6', 'noteNoAddress', 'putHostBack'] as const),
  ...(['connect', 'noteHostFailed', 'downgrade', 'goAlong', 'noteTurnedFailed'] as const),
  ...(['settle', 'tellPassedOn', 'rememberRefusals', 'reckonWait', 'tellLate', 'setRetry', 'stopTimer'] as const),
  ...(['noteExpired', 'giveUp', 'close'] as const),
);
export type DeliveryAction = keyof typeof actions;

export const deliveryMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as DeliveryEvent },
  actions,
  guards: {
    'its own server fetches it': ({ event }) => (event.type === 'queue run' || event.type === 'wait reckoned') && event.fetched,
    'the store of the house keeps it': ({ event }) => (event.type === 'queue run' || event.type === 'retry due') && event.store,
    'there are some': ({ event }) => event.type === 'exchanges' && event.known === 'some',
    'there never will be': ({ event }) => event.type === 'exchanges' && event.known === 'never',
    'it is the store': ({ event }) => event.type === 'host' && event.store,
    'no later try will mend it': ({ event }) => event.type === 'no host left' && event.hopeless,
    'it has some': ({ event }) => event.type === 'addresses' && event.some,
    'it has another address': ({ event }) => event.type === 'session over' && event.another,
    'it may have one of IPv6': ({ event }) => (event.type === 'addresses' || event.type === 'session over') && event.ipv6,
    'it was called already': ({ event }) => event.type === 'addresses' && event.called,
    'seven bits will do': ({ event }) => event.type === 'session over' && event.sevenBit,
    'the host had its say': ({ event }) => event.type === 'session over' && event.decided,
    'some were taken, others put off': ({ event }) => event.type === 'settled' && event.taken && event.putOff,
    'somebody was put off': ({ event }) => event.type === 'settled' && event.putOff,
    'somebody was taken': ({ event }) => event.type === 'settled' && event.taken,
    'five days would be over': ({ event }) => event.type === 'wait reckoned' && event.tooLong,
    'four hours are over': ({ event }) => event.type === 'wait reckoned' && event.late,
  },
}).createMachine({
  id: 'delivery',
  context: {},
  initial: 'queued',
  states: {
    queued: {
      meta: { rfc: 'rfc5321#4.5.4.1' },
      on: {
        'queue run': [
          { guard: 'its own server fetches it', target: 'waiting', actions: ['tellPutOff', 'setExpiry'] },
          { guard: 'the store of the house keeps it', target: 'choosing', actions: 'listStore' },
          { target: 'resolving' },
        ],
      },
    },
    resolving: {
      meta: { rfc: 'rfc5321#5.1' },
      entry: 'findExchanges',
      on: {
        exchanges: [
          { guard: 'there are some', target: 'choosing' },
          { guard: 'there never will be', target: 'failed', actions: ['noteNever', 'giveUp', 'close'] },
          { target: 'pausing', actions: 'noteNoAnswer' },
        ],
      },
    },
    choosing: {
      meta: { rfc: 'rfc5321#5.1' },
      entry: 'chooseHost',
      on: {
        host: [
          { guard: 'it is the store', target: 'sending', actions: 'chooseStore' },
          { target: 'locating', actions: 'askForIpv4' },
        ],
        'no host left': [{ guard: 'no later try will mend it', target: 'failed', actions: ['giveUp', 'close'] }, { target: 'pausing' }],
      },
    },
    /** RFC 5321 §5.1: all addresses of a host are tried before the next host is. */
    locating: {
      meta: { rfc: 'rfc5321#5.1' },
      on: {
        addresses: [
          { guard: 'it has some', target: 'sending' },
          { guard: 'it may have one of IPv6', target: 'locating', actions: 'askForIpv6' },
          { guard: 'it was called already', target: 'choosing', actions: 'noteHostFailed' },
          { target: 'choosing', actions: 'noteNoAddress' },
        ],
      },
    },
    sending: {
      meta: { rfc: 'rfc5321#5.1' },
      entry: 'connect',
      on: {
        'session over': [
          { guard: 'seven bits will do', target: 'choosing', actions: ['downgrade', 'putHostBack'] },
          { guard: 'the host had its say', target: 'settling' },
          { guard: 'it has another address', target: 'sending', reenter: true },
          { guard: 'it may have one of IPv6', target: 'locating', actions: 'askForIpv6' },
          { target: 'choosing', actions: 'noteHostFailed' },
        ],
      },
    },
    /** The same, along a connection that was opened from the other side. */
    goingAlong: {
      meta: { rfc: 'rfc2645' },
      entry: 'goAlong',
      on: {
        'session over': [
          { guard: 'seven bits will do', target: 'goingAlong', reenter: true, actions: 'downgrade' },
          { guard: 'the host had its say', target: 'settling' },
          { target: 'pausing', actions: 'noteTurnedFailed' },
        ],
      },
    },
    settling: {
      meta: { rfc: 'rfc5321#4.2.1' },
      entry: 'settle',
      on: {
        settled: [
          { guard: 'some were taken, others put off', target: 'pausing', actions: ['tellPassedOn', 'rememberRefusals'] },
          { guard: 'somebody was put off', target: 'pausing', actions: 'rememberRefusals' },
          { guard: 'somebody was taken', target: 'delivered', actions: ['tellPassedOn', 'rememberRefusals', 'close'] },
          { target: 'failed', actions: ['rememberRefusals', 'giveUp', 'close'] },
        ],
      },
    },
    pausing: {
      meta: { rfc: 'rfc5321#4.5.4.1' },
      entry: ['tellPutOff', 'reckonWait'],
      on: {
        'wait reckoned': [
          { guard: 'its own server fetches it', target: 'waiting', actions: 'setExpiry' },
          { guard: 'five days would be over', target: 'failed', actions: ['giveUp', 'close'] },
          { guard: 'four hours are over', target: 'waiting', actions: ['tellLate', 'setRetry'] },
          { target: 'waiting', actions: 'setRetry' },
        ],
      },
    },
    waiting: {
      meta: { rfc: 'rfc5321#4.5.4.1' },
      exit: 'stopTimer',
      on: {
        'retry due': [{ guard: 'the store of the house keeps it', target: 'choosing', actions: 'listStore' }, { target: 'resolving' }],
        'asked for': 'resolving',
        'turned round': 'goingAlong',
        expired: { target: 'failed', actions: ['noteExpired', 'giveUp', 'close'] },
      },
    },
    delivered: { type: 'final' },
    failed: { type: 'final' },
  },
});

export const delivery = stepper<DeliveryEvent>(deliveryMachine);
