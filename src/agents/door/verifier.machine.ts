/**
 * Who a message really comes from, asked before it is taken: is its client on a block list (RFC 5782), may it send for that domain
 * (SPF, RFC 7208), does a signature hold (DKIM, RFC 6376), did somebody on the way seal what they found (ARC, RFC 8617), what does
 * the author's domain want done (DMARC, RFC 7489). One such machine is one message.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type VerifierEvent =
  /** What this host asks of every message. DMARC rests on both of the others. */
  | { type: 'message'; dnsbl: boolean; spf: boolean; dkim: boolean }
  /** Whether the list of addresses names the client. */
  | { type: 'list asked'; listed: boolean }
  /** `against`: what was found that speaks against the client. `enforced`: this host acts on it. */
  | { type: 'client checked'; against: 'nothing' | 'fail' | 'temperror'; enforced: boolean; dkim: boolean }
  /** `holds`: a signature does. `unsure`: a key could not be had now. */
  | { type: 'signatures checked'; holds: boolean; unsure: boolean; enforced: boolean; dmarc: boolean; arc: boolean }
  /** The chain of seals was looked at; what it is worth shows when the author's domain has been asked. */
  | { type: 'seals checked' }
  /** What the author's domain asks for, as far as this host acts on it. `vouched`: SPF or DKIM does for the author. `demanded`: somebody has to. `sealed`: whoever is believed saw it pass. */
  | {
      type: 'policy checked';
      asks: 'nothing' | 'quarantine' | 'reject';
      unsure: boolean;
      enforced: boolean;
      vouched: boolean;
      demanded: boolean;
      sealed: boolean;
    }
  /** A minute has passed: what is not known by now is not known (RFC 7208 §4.6.4). */
  | { type: 'patience is over' };

const actions = named(
  ...([
    'beginWaiting',
    'askList',
    'refuseListed',
    'checkClient',
    'checkSignatures',
    'checkSeals',
    'checkPolicy',
    'askNoMore',
    'setAside',
    'overrule',
    'answer',
  ] as const),
  ...(['refuseClient', 'putOffClient', 'refuseUnsigned', 'putOffAuthor', 'refuseAuthor', 'refuseUnproven'] as const),
);
export type VerifierAction = keyof typeof actions;

const late = { 'patience is over': { actions: 'askNoMore' } } as const;

export const verifierMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as VerifierEvent },
  actions,
  guards: {
    'a block list is asked': ({ event }) => event.type === 'message' && event.dnsbl,
    'the list names the client': ({ event }) => event.type === 'list asked' && event.listed,
    'SPF is asked for': ({ event }) => event.type === 'message' && event.spf,
    'signatures are asked for': ({ event }) => (event.type === 'message' || event.type === 'client checked') && event.dkim,
    'client may not send for the domain': ({ event }) => event.type === 'client checked' && event.enforced && event.against === 'fail',
    'DNS could not tell of the client': ({ event }) => event.type === 'client checked' && event.enforced && event.against === 'temperror',
    'a key could not be had': ({ event }) => event.type === 'signatures checked' && event.enforced && !event.holds && event.unsure,
    'no signature holds': ({ event }) => event.type === 'signatures checked' && event.enforced && !event.holds,
    'seals are asked for': ({ event }) => event.type === 'signatures checked' && event.arc,
    'DMARC is asked for': ({ event }) => event.type === 'signatures checked' && event.dmarc,
    'DNS could not tell of the author': ({ event }) =>
      event.type === 'policy checked' && (event.enforced || event.demanded) && event.unsure,
    'a believed seal saw it pass': ({ event }) =>
      event.type === 'policy checked' && event.enforced && event.asks !== 'nothing' && event.sealed,
    'author’s domain says refuse': ({ event }) => event.type === 'policy checked' && event.enforced && event.asks === 'reject',
    'nobody vouches for the author': ({ event }) => event.type === 'policy checked' && event.demanded && !event.vouched,
    'author’s domain says set aside': ({ event }) => event.type === 'policy checked' && event.enforced && event.asks === 'quarantine',
  },
}).createMachine({
  id: 'verifier',
  context: {},
  initial: 'arriving',
  states: {
    arriving: {
      exit: 'beginWaiting',
      on: {
        message: [
          { guard: 'a block list is asked', target: 'askingList' },
          { guard: 'SPF is asked for', target: 'checkingClient' },
          { guard: 'signatures are asked for', target: 'checkingSignatures' },
          { target: 'accepting', actions: 'answer' },
        ],
      },
    },
    askingList: {
      entry: 'askList',
      on: {
        ...late,
        'list asked': [
          { guard: 'the list names the client', target: 'refusing', actions: ['refuseListed', 'answer'] },
          { target: 'checkingClient' },
        ],
      },
    },
    checkingClient: {
      entry: 'checkClient',
      on: {
        ...late,
        'client checked': [
          { guard: 'client may not send for the domain', target: 'refusing', actions: ['refuseClient', 'answer'] },
          { guard: 'DNS could not tell of the client', target: 'postponing', actions: ['putOffClient', 'answer'] },
          { guard: 'signatures are asked for', target: 'checkingSignatures' },
          { target: 'accepting', actions: 'answer' },
        ],
      },
    },
    checkingSignatures: {
      entry: 'checkSignatures',
      on: {
        ...late,
        'signatures checked': [
          { guard: 'a key could not be had', target: 'postponing', actions: ['putOffAuthor', 'answer'] },
          { guard: 'no signature holds', target: 'refusing', actions: ['refuseUnsigned', 'answer'] },
          { guard: 'seals are asked for', target: 'checkingSeals' },
          { guard: 'DMARC is asked for', target: 'checkingPolicy' },
          { target: 'accepting', actions: 'answer' },
        ],
      },
    },
    checkingSeals: {
      entry: 'checkSeals',
      on: { ...late, 'seals checked': { target: 'checkingPolicy' } },
    },
    checkingPolicy: {
      entry: 'checkPolicy',
      on: {
        ...late,
        'policy checked': [
          { guard: 'DNS could not tell of the author', target: 'postponing', actions: ['putOffAuthor', 'answer'] },
          { guard: 'a believed seal saw it pass', target: 'accepting', actions: ['overrule', 'answer'] },
          { guard: 'author’s domain says refuse', target: 'refusing', actions: ['refuseAuthor', 'answer'] },
          { guard: 'nobody vouches for the author', target: 'refusing', actions: ['refuseUnproven', 'answer'] },
          { guard: 'author’s domain says set aside', target: 'accepting', actions: ['setAside', 'answer'] },
          { target: 'accepting', actions: 'answer' },
        ],
      },
    },
    accepting: { type: 'final' },
    refusing: { type: 'final' },
    postponing: { type: 'final' },
  },
});

export const verifier = stepper<VerifierEvent>(verifierMachine);
