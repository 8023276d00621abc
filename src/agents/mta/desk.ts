/** What lies on the MTA's desk while one message is in its hands. */
import { EMPTY } from '../../mail/octets.ts';
import type { Envelope } from '../../protocols/smtp/policy.ts';
import type { Work } from '../machine.ts';
import { NEW, type Progress } from './delivery/desk.ts';
import type { Destined } from './destinations.ts';
import { ITSELF, type Meaning } from './expansion.ts';
import { addressee, type Addressee, type Item, type Reason } from './item.ts';
import type { Telling } from './reporter.ts';
import type { Row } from './row.ts';

/** How a message came in, for the Received field. */
export interface Arrival {
  fromAddress: string;
  /** Number of the message as the client sent it, and the entry that accepted it. */
  parent: number;
  cause: number;
  /** What was found out about its origin, if somebody looked. */
  judgement?: { field: Uint8Array; quarantined: boolean } | undefined;
}

/** What a client handed over. */
interface Accepted {
  octets: Uint8Array;
  envelope: Envelope;
  id: string;
  arrival: Arrival;
}

/** Somebody who may stand for others, and the addresses that led to him. */
export interface Candidate extends Destined {
  through: readonly string[];
}

export interface MtaDesk extends Work {
  /** As it came in; nothing for what is marked already. */
  accepted: Accepted | undefined;
  item: Item;
  /** Recipients that were named; those that were not looked at yet; the one that is, and whom it stands for. */
  addressees: Addressee[];
  unknown: Candidate[];
  candidate: Candidate;
  meaning: Meaning;
  /** Who is meant in the end, then in groups; the one that is seen to. */
  destined: Destined[];
  groups: Destined[][];
  group: Destined[];
  /** Whom the MDA is to deliver to. */
  recipient: Addressee;
  /** How far its rows have come already: of a message that is taken up again. */
  soFar: Progress;
  /** Rows of the queue that are open, and the one that tells something. */
  rows: Set<Row>;
  row: Row | undefined;
  /** What the sender may want to hear. */
  telling: Telling;
}

/** All is well: what a report says of success. */
export const FINE: Reason = { status: '2.0.0', diagnostic: '', remoteMta: '' };

const NO_ITEM: Item = {
  letter: { number: -1, octets: EMPTY },
  reversePath: '',
  body: '',
  smtpUtf8: false,
  ret: '',
  envid: '',
  arrivedMs: 0,
};

export function clearDesk(): MtaDesk {
  return {
    cause: -1,
    accepted: undefined,
    item: NO_ITEM,
    addressees: [],
    unknown: [],
    candidate: { item: NO_ITEM, addressee: addressee(''), through: [] },
    meaning: ITSELF,
    destined: [],
    groups: [],
    group: [],
    recipient: addressee(''),
    soFar: NEW,
    rows: new Set(),
    row: undefined,
    telling: { about: NO_ITEM, outcomes: [], since: -1, untilMs: undefined },
  };
}
