/**
 * What an authoritative name server does with one question: RFC 1034 §4.3.2. It finds the zone that the name lies in, and goes
 * down that zone towards the name. On the way it may come to a delegation, then others know; or find an alias, then it begins
 * again with the name behind it; or the records; or nothing, and says so with authority (RFC 2308). It asks nobody.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type NameserverEvent =
  /** `askable`: it is one standard question about one name, and none for a whole zone (RFC 1035 §4.1.1). */
  | { type: 'question'; askable: boolean }
  /** `held`: the name lies in a zone that is kept here; `aliased`: an alias in one of them led to it. */
  | { type: 'zone'; held: boolean; aliased: boolean }
  /** `delegated`: on the way down to the name stand the name servers of others; `records`: of the type that was asked for. */
  | { type: 'matched'; delegated: boolean; named: boolean; records: boolean; alias: boolean }
  /** `onward`: the name behind the alias is a new one, and the chain is not too long. */
  | { type: 'alias'; onward: boolean };

const actions = named('findZone', 'match', 'followAlias', 'noteNoName', 'noteNoData', 'answer', 'refer', 'deny', 'refuse');
export type NameserverAction = keyof typeof actions;

export const nameserverMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as NameserverEvent },
  actions,
  guards: {
    'it can be looked up': ({ event }) => event.type === 'question' && event.askable,
    'a zone of ours': ({ event }) => event.type === 'zone' && event.held,
    'an alias of ours led there': ({ event }) => event.type === 'zone' && event.aliased,
    'others are responsible': ({ event }) => event.type === 'matched' && event.delegated,
    'no such name': ({ event }) => event.type === 'matched' && !event.named,
    'records of that type': ({ event }) => event.type === 'matched' && event.records,
    'an alias': ({ event }) => event.type === 'matched' && event.alias,
    'it leads on': ({ event }) => event.type === 'alias' && event.onward,
  },
}).createMachine({
  id: 'nameserver',
  context: {},
  initial: 'reading',
  states: {
    reading: {
      on: {
        question: [
          { guard: 'it can be looked up', target: 'findingZone' },
          { target: 'refused', actions: 'refuse' },
        ],
      },
    },
    findingZone: {
      entry: 'findZone',
      on: {
        zone: [
          { guard: 'a zone of ours', target: 'matching' },
          { guard: 'an alias of ours led there', target: 'answered', actions: 'answer' },
          { target: 'refused', actions: 'refuse' },
        ],
      },
    },
    matching: {
      entry: 'match',
      on: {
        matched: [
          { guard: 'others are responsible', target: 'referred', actions: 'refer' },
          { guard: 'no such name', target: 'denied', actions: ['noteNoName', 'deny'] },
          { guard: 'records of that type', target: 'answered', actions: 'answer' },
          { guard: 'an alias', target: 'followingAlias' },
          { target: 'denied', actions: ['noteNoData', 'deny'] },
        ],
      },
    },
    followingAlias: {
      entry: 'followAlias',
      on: {
        alias: [
          { guard: 'it leads on', target: 'findingZone' },
          { target: 'answered', actions: 'answer' },
        ],
      },
    },
    answered: { type: 'final' },
    referred: { type: 'final' },
    denied: { type: 'final' },
    refused: { type: 'final' },
  },
});

export const nameserver = stepper<NameserverEvent>(nameserverMachine);
