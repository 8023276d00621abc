/**
 * What a mail transfer agent does with one message: marks it, finds out who is meant, sees to every destination, watches its
 * queue, and tells the sender what became of it. RFC 5321 §3.6, §3.9, §4.5.4, §6.1.
 *
 * One such chart is one message in its hands, from the moment at which it is responsible for it to the moment at which every
 * recipient is somebody else's or the sender knows better. So a report, which is a message too, goes through a chart of its
 * own, and cannot disturb the one that it reports on. What is not for this house becomes rows of the queue, one for each
 * domain, with charts of their own (delivery.machine.ts); this chart watches them and hears what they tell.
 *
 * A destination may be reported on while others are still to come: hence the way back from reporting to routing.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type MtaEvent =
  /** A client handed it over, and heard 250: it is ours from here on. `forTerminals`: by SEND, SOML or SAML. */
  | { type: 'accepted'; forTerminals: boolean }
  /** It is marked already: a report of our own, or mail kept from an earlier run. */
  | { type: 'taken up' }
  /** `left`: somebody is to have it in a mailbox as well, or elsewhere. */
  | { type: 'shown'; left: boolean }
  /** The next recipient; `wanted`: the sender wants to hear if it is a list (RFC 3461 §5.2.7.3). */
  | { type: 'recipient'; standsFor: 'alias' | 'list' | 'forward' | 'nothing'; wanted: boolean }
  | { type: 'everyone known' }
  /** The next destination: one domain, or mailboxes of this house. */
  | { type: 'destination'; kept: 'here' | 'in the store' | 'nothing'; fetched: boolean }
  /** `settled`: no row of the queue is open. */
  | { type: 'all seen to'; settled: boolean }
  /** What the MDA did for one recipient; 'nothing': there is no such mailbox. */
  | { type: 'delivery'; outcome: 'stored' | 'full' | 'nothing' }
  | { type: 'all delivered' }
  /** What the rows of the queue tell. `reports`: the next server took over whatever the sender wants to hear. */
  | { type: 'passed on'; reports: boolean }
  | { type: 'put off' }
  | { type: 'late' }
  | { type: 'row over' }
  /** What is to be told by now. `wanted`: NOTIFY of RFC 3461 §4.1 asks for it; `sender`: there is somebody to be told. */
  | { type: 'outcomes'; failed: boolean; wanted: boolean; sender: boolean };

const actions = named(
  ...(['mark', 'showOnTerminals', 'enterInQueue', 'nextRecipient', 'keepRecipient'] as const),
  ...(['noteAlias', 'noteForwarding', 'noteList', 'putOthersInstead', 'putMembersInstead'] as const),
  ...(['groupByDestination', 'nextDestination', 'relay', 'holdUntilFetched', 'handToStore'] as const),
  ...(['deliverNext', 'noteDelivered', 'noteFull', 'noteUnknown'] as const),
  ...(['notePassedOn', 'rememberSuccess', 'notePutOff', 'rememberDelay', 'closeRow'] as const),
  ...(['weighOutcomes', 'takeOutOfQueue', 'noteNoReport', 'sendReport'] as const),
);
export type MtaAction = keyof typeof actions;

export const mtaMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MtaEvent },
  actions,
  guards: {
    'for terminals': ({ event }) => event.type === 'accepted' && event.forTerminals,
    'for mailboxes too': ({ event }) => event.type === 'shown' && event.left,
    'stands for itself': ({ event }) => event.type === 'recipient' && event.standsFor === 'nothing',
    'a list, and the sender wants to hear': ({ event }) => event.type === 'recipient' && event.standsFor === 'list' && event.wanted,
    'a list': ({ event }) => event.type === 'recipient' && event.standsFor === 'list',
    'a forwarding': ({ event }) => event.type === 'recipient' && event.standsFor === 'forward',
    'kept here': ({ event }) => event.type === 'destination' && event.kept === 'here',
    'kept in the store of the house': ({ event }) => event.type === 'destination' && event.kept === 'in the store',
    'fetched by its own server': ({ event }) => event.type === 'destination' && event.fetched,
    'everything is settled': ({ event }) => event.type === 'all seen to' && event.settled,
    'it was stored': ({ event }) => event.type === 'delivery' && event.outcome === 'stored',
    'the mailbox is full': ({ event }) => event.type === 'delivery' && event.outcome === 'full',
    'the next server reports': ({ event }) => event.type === 'passed on' && event.reports,
    'it failed, and nobody wants to know': ({ event }) => event.type === 'outcomes' && event.failed && !event.wanted,
    // RFC 5321 §6.1: a report about a report would never end
    'it failed, and was a report itself': ({ event }) => event.type === 'outcomes' && event.failed && !event.sender,
    'it failed': ({ event }) => event.type === 'outcomes' && event.failed,
    'the sender wants to hear': ({ event }) => event.type === 'outcomes' && event.wanted && event.sender,
  },
}).createMachine({
  id: 'mta',
  context: {},
  initial: 'arriving',
  states: {
    arriving: {
      on: {
        accepted: [
          { guard: 'for terminals', target: 'showing', actions: 'mark' },
          { target: 'expanding', actions: ['mark', 'enterInQueue'] },
        ],
        'taken up': { target: 'expanding', actions: 'enterInQueue' },
      },
    },
    /** SEND, SOML, SAML of 1982: on the screen of whoever sits at a terminal. */
    showing: {
      entry: 'showOnTerminals',
      on: { shown: [{ guard: 'for mailboxes too', target: 'expanding', actions: 'enterInQueue' }, { target: 'done' }] },
    },
    /** RFC 5321 §3.9: an alias and a forwarding send on in the name of the sender, a list in its owner's. */
    expanding: {
      meta: { rfc: 'rfc5321#3.9' },
      entry: 'nextRecipient',
      on: {
        recipient: [
          { guard: 'stands for itself', target: 'expanding', reenter: true, actions: 'keepRecipient' },
          {
            guard: 'a list, and the sender wants to hear',
            target: 'expanding',
            reenter: true,
            actions: ['noteList', 'putMembersInstead', 'sendReport'],
          },
          { guard: 'a list', target: 'expanding', reenter: true, actions: ['noteList', 'putMembersInstead'] },
          { guard: 'a forwarding', target: 'expanding', reenter: true, actions: ['noteForwarding', 'putOthersInstead'] },
          { target: 'expanding', reenter: true, actions: ['noteAlias', 'putOthersInstead'] },
        ],
        'everyone known': { target: 'routing', actions: 'groupByDestination' },
      },
    },
    routing: {
      meta: { rfc: 'rfc5321#4.5.4.1' },
      entry: 'nextDestination',
      on: {
        destination: [
          { guard: 'kept here', target: 'delivering' },
          { guard: 'kept in the store of the house', target: 'routing', reenter: true, actions: 'handToStore' },
          { guard: 'fetched by its own server', target: 'routing', reenter: true, actions: 'holdUntilFetched' },
          { target: 'routing', reenter: true, actions: 'relay' },
        ],
        'all seen to': [{ guard: 'everything is settled', target: 'done' }, { target: 'watching' }],
      },
    },
    delivering: {
      meta: { rfc: 'rfc5321#4.4' },
      entry: 'deliverNext',
      on: {
        delivery: [
          { guard: 'it was stored', target: 'delivering', reenter: true, actions: 'noteDelivered' },
          { guard: 'the mailbox is full', target: 'delivering', reenter: true, actions: 'noteFull' },
          { target: 'delivering', reenter: true, actions: 'noteUnknown' },
        ],
        'all delivered': 'reporting',
      },
    },
    /** The rows of the queue are at work. */
    watching: {
      meta: { rfc: 'rfc3461#6.2.1' },
      on: {
        'passed on': [{ guard: 'the next server reports', actions: 'notePassedOn' }, { actions: ['notePassedOn', 'rememberSuccess'] }],
        'put off': { target: 'reporting', actions: 'notePutOff' },
        late: { target: 'reporting', actions: 'rememberDelay' },
        'row over': { target: 'reporting', actions: 'closeRow' },
      },
    },
    reporting: {
      meta: { rfc: 'rfc5321#6.1' },
      entry: 'weighOutcomes',
      on: {
        outcomes: [
          { guard: 'it failed, and nobody wants to know', target: 'routing', actions: 'takeOutOfQueue' },
          { guard: 'it failed, and was a report itself', target: 'routing', actions: ['takeOutOfQueue', 'noteNoReport'] },
          { guard: 'it failed', target: 'routing', actions: ['takeOutOfQueue', 'sendReport'] },
          { guard: 'the sender wants to hear', target: 'routing', actions: 'sendReport' },
          { target: 'routing' },
        ],
      },
    },
    done: { type: 'final' },
  },
});

export const mta = stepper<MtaEvent>(mtaMachine);
