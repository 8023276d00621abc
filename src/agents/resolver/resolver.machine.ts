/**
 * How a recursive resolver searches for the answer to one question: RFC 1034 §5.3.3. It looks at what it has itself, zones of
 * its own house and what it remembers; else it chooses the servers that are nearest to the name, asks them, and reads what they
 * say: an answer, an alias to begin again with, or the servers of a zone further down. Servers that are named without an
 * address have to be searched for first, each by a search of its own. A search that could go on for ever fails: questions,
 * aliases and searches within searches are counted.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type ResolverEvent =
  /** `ours`: the name lies in a zone of the house; `delegated`: and there below a delegation. `alias`: what is known is an alias. */
  | { type: 'looked here'; ours: boolean; delegated: boolean; remembered: boolean; alias: boolean }
  | { type: 'nearest servers'; known: boolean }
  /** One question has led to as many others as it may. */
  | { type: 'too many questions' }
  /** `useful`: they say that the name exists, or that it does not. `referral`: they name others. `aliasOut`: all they know is an alias to a name of others. */
  | { type: 'heard'; useful: boolean; referral: boolean; aliasOut: boolean }
  /** `onward`: the name behind the alias is a new one, and the chain is not too long. */
  | { type: 'alias'; onward: boolean }
  /** `down`: the zone lies further down, on the way to the name. `room`: not too many searches wait for each other. */
  | { type: 'referral'; down: boolean; addresses: boolean; room: boolean }
  | { type: 'server searched for'; found: boolean; others: boolean };

const actions = named(
  ...(['lookHere', 'chooseServers', 'ask', 'keepAliases', 'keepAnswer', 'followAlias', 'readReferral'] as const),
  ...(['keepServers', 'searchServer', 'answer', 'answerUnknown', 'fail'] as const),
);
export type ResolverAction = keyof typeof actions;

export const resolverMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as ResolverEvent },
  actions,
  guards: {
    'an own zone delegates it': ({ event }) => event.type === 'looked here' && event.ours && event.delegated,
    'an alias is known': ({ event }) => event.type === 'looked here' && event.alias,
    'an own zone answers': ({ event }) => event.type === 'looked here' && event.ours,
    'the answer is remembered': ({ event }) => event.type === 'looked here' && event.remembered,
    'somebody may know': ({ event }) => event.type === 'nearest servers' && event.known,
    'nothing of use': ({ event }) => event.type === 'heard' && !event.useful,
    'ask others': ({ event }) => event.type === 'heard' && event.referral,
    'an alias to a name of others': ({ event }) => event.type === 'heard' && event.aliasOut,
    'it leads on': ({ event }) => event.type === 'alias' && event.onward,
    'it does not lead down': ({ event }) => event.type === 'referral' && !event.down,
    'addresses came along': ({ event }) => event.type === 'referral' && event.addresses,
    'room for another search': ({ event }) => event.type === 'referral' && event.room,
    'it has an address': ({ event }) => event.type === 'server searched for' && event.found,
    'others are named': ({ event }) => event.type === 'server searched for' && event.others,
  },
}).createMachine({
  id: 'resolver',
  context: {},
  initial: 'lookingHere',
  states: {
    lookingHere: {
      meta: { rfc: 'rfc1034#5.3.3' },
      entry: 'lookHere',
      on: {
        'looked here': [
          { guard: 'an own zone delegates it', target: 'descending' },
          { guard: 'an alias is known', target: 'followingAlias' },
          { guard: 'an own zone answers', target: 'done', actions: 'answer' },
          { guard: 'the answer is remembered', target: 'done', actions: 'answer' },
          { target: 'choosing' },
        ],
      },
    },
    choosing: {
      meta: { rfc: 'rfc1034#5.3.3' },
      entry: 'chooseServers',
      on: {
        'nearest servers': [
          { guard: 'somebody may know', target: 'asking' },
          { target: 'done', actions: 'answerUnknown' },
        ],
      },
    },
    asking: {
      meta: { rfc: 'rfc1034#5.3.3' },
      entry: 'ask',
      on: {
        heard: [
          { guard: 'nothing of use', target: 'failed', actions: 'fail' },
          { guard: 'ask others', target: 'descending' },
          { guard: 'an alias to a name of others', target: 'followingAlias', actions: 'keepAliases' },
          { target: 'done', actions: ['keepAliases', 'keepAnswer', 'answer'] },
        ],
        'too many questions': { target: 'failed', actions: 'fail' },
      },
    },
    /** The search begins again with the name that the alias stands for. */
    followingAlias: {
      meta: { rfc: 'rfc1034#3.6.2' },
      entry: 'followAlias',
      on: {
        alias: [
          { guard: 'it leads on', target: 'lookingHere' },
          { target: 'failed', actions: 'fail' },
        ],
      },
    },
    /** Others know: the servers of a zone further down. Anything else leads nowhere (a lame delegation). */
    descending: {
      meta: { rfc: 'rfc1034#5.3.3' },
      entry: 'readReferral',
      on: {
        referral: [
          { guard: 'it does not lead down', target: 'failed', actions: 'fail' },
          { guard: 'addresses came along', target: 'asking', actions: 'keepServers' },
          { guard: 'room for another search', target: 'findingServer' },
          { target: 'failed', actions: 'fail' },
        ],
      },
    },
    findingServer: {
      meta: { rfc: 'rfc1034#5.3.3' },
      entry: 'searchServer',
      on: {
        'server searched for': [
          { guard: 'it has an address', target: 'asking', actions: 'keepServers' },
          { guard: 'others are named', target: 'findingServer', reenter: true },
          { target: 'failed', actions: 'fail' },
        ],
      },
    },
    done: { type: 'final' },
    failed: { type: 'final' },
  },
});

export const resolver = stepper<ResolverEvent>(resolverMachine);
