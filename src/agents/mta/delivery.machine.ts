/**
 * What becomes of one message for one domain: RFC 5321 §4.5.4.1 (sending strategy), §5.1 (finding the host).
 * One such machine is one row of the queue.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';

export type DeliveryEvent = {
  type:
    | 'start'
    /** It waits until the server of its domain asks for it. */
    | 'held'
    /** The exchanges are known, or there are none to be had now, or never. */
    | 'hosts found'
    | 'no answer'
    | 'no such domain'
    /** The host could not be reached or would not talk: there may be another. */
    | 'host failed'
    | 'hosts exhausted'
    /** The transaction is over: everyone accepted; some refused for now; all the rest refused for good. */
    | 'accepted'
    | 'deferred'
    | 'refused'
    /** The server takes seven bits only, and now the message has no more. */
    | 'downgraded'
    | 'retry'
    /** It goes along a connection that its server opened. */
    | 'turned'
    | 'expired';
};

export const deliveryMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as DeliveryEvent },
  actions: { findHosts: () => {}, tryHost: () => {}, hold: () => {}, scheduleRetry: () => {}, finish: () => {}, giveUp: () => {} },
}).createMachine({
  id: 'delivery',
  context: {},
  initial: 'queued',
  states: {
    queued: {
      on: { start: { target: 'resolving', actions: 'findHosts' }, held: { target: 'waiting', actions: 'hold' } },
    },
    resolving: {
      on: {
        'hosts found': { target: 'sending', actions: 'tryHost' },
        'no answer': { target: 'waiting', actions: 'scheduleRetry' },
        'no such domain': { target: 'failed', actions: 'giveUp' },
      },
    },
    sending: {
      on: {
        'host failed': { target: 'sending', actions: 'tryHost' },
        downgraded: { target: 'sending', actions: 'tryHost' },
        'hosts exhausted': { target: 'waiting', actions: 'scheduleRetry' },
        accepted: { target: 'delivered', actions: 'finish' },
        deferred: { target: 'waiting', actions: 'scheduleRetry' },
        refused: { target: 'failed', actions: 'giveUp' },
      },
    },
    waiting: {
      on: {
        retry: { target: 'resolving', actions: 'findHosts' },
        turned: 'sending',
        expired: { target: 'failed', actions: 'giveUp' },
      },
    },
    delivered: { type: 'final' },
    failed: { type: 'final' },
  },
});

export const delivery = stepper<DeliveryEvent>(deliveryMachine);
