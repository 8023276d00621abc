/** What lies on the MTA's desk while one message is in its hands. */
import { EMPTY } from '../../mail/octets.ts';
import type { Envelope } from '../../protocols/smtp/policy.ts';
import type { Work } from '../machine.ts';
import { NEW, type Beginning } from './delivery/desk.ts';
import type { Destined } from './destinations.ts';
import { ITSELF, type Meaning } from './expansion.ts';
import type { MtaHouse } from './house.ts';
import { addressee, type Addressee, type Item } from './item.ts';
import { here } from './reason.ts';
import type { Queue } from './queue.ts';
import type { SenderNews } from './reporter.ts';
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

/** The house of an MTA with its queue: what has been taken and is still here. */
export interface QueueHouse extends MtaHouse {
  queue: Queue;
}

export interface MtaDesk extends Work {
  readonly house: QueueHouse;
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
  soFar: Beginning;
  /** Rows of the queue that are open, and the one that tells something. */
  rows: Set<Row>;
  row: Row | undefined;
  /** What the sender may want to hear. */
  telling: SenderNews;
}

/** All is well: what a report says of success. */
export const FINE = here('2.0.0', '');

const NO_ITEM: Item = {
  letter: { number: -1, octets: EMPTY },
  reversePath: '',
  body: '',
  smtpUtf8: false,
  ret: '',
  envid: '',
  arrivedMs: 0,
};

const NOBODY: Candidate = { item: NO_ITEM, addressee: addressee(''), through: [] };

export function newDesk(house: QueueHouse): MtaDesk {
  return {
    house,
    cause: -1,
    accepted: undefined,
    item: NO_ITEM,
    addressees: [],
    unknown: [],
    candidate: NOBODY,
    meaning: ITSELF,
    destined: [],
    groups: [],
    group: [],
    recipient: NOBODY.addressee,
    soFar: NEW,
    rows: new Set(),
    row: undefined,
    telling: { about: NO_ITEM, outcomes: [], since: -1, untilMs: undefined },
  };
}
