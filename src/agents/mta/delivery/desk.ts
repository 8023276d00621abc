/** One row of the queue: a message, the recipients that are left, and how far it has come. */
import type { Fate, Following, Report } from '../../../protocols/smtp/client.ts';
import { NO_OFFER } from '../../../protocols/smtp/offer.ts';
import type { Work } from '../../machine.ts';
import type { Letter } from '../../surroundings.ts';
import type { Exchange } from '../exchanges.ts';
import type { MtaHouse } from '../house.ts';
import type { Addressee, Item, Reason } from '../item.ts';
import { here } from '../reason.ts';
import type { MtaEvent } from '../mta.machine.ts';
import type { Outcome } from '../reporter.ts';

/** Which way a row goes. */
export type Route =
  /** To the exchanges of the domain; `held`: only when its own server asks for it. */
  | { kind: 'exchanges'; domain: string; held: boolean }
  /** To the store of this house, by LMTP. */
  | { kind: 'store'; domain: string; name: string; address: string };

/** What a row tells the chart of its message. */
export type RowNews = Extract<MtaEvent, { type: 'passed on' | 'put off' | 'late' | 'row over' }>;

/** What is to be sent, to whom, and which way. */
export interface Consignment {
  item: Item;
  route: Route;
  pending: readonly Addressee[];
}

/** How far a row has come: what is to be known of it when it is taken up again. */
export interface Progress {
  tries: number;
  /** The sender knows that it is late. */
  toldDelay: boolean;
  /** When it is tried again, epoch milliseconds; 0: soon. */
  dueMs: number;
}

/** How a row begins. `restMs`: it waits at least so long, so that not all that is taken up at once calls at once. */
export interface Beginning extends Progress {
  restMs: number;
}

export interface DeliveryDesk extends Work, Consignment, Progress {
  readonly house: MtaHouse;
  /** Exchanges that were not tried yet, best first, and the one that is. */
  exchanges: Exchange[];
  exchange: Exchange;
  /** Its addresses that were not called yet, and the one that is; '' for none. */
  addresses: string[];
  address: string;
  /** It may have others: nobody has asked for those of IPv6. */
  more: boolean;
  /** How long until the next try, ms. */
  waitMs: number;
  /** Looking again would find no address either. */
  lasting: boolean;
  /** Every exchange failed in a way that no later try will mend. */
  hopeless: boolean;
  /** Why nobody has taken it yet; why nobody ever will. */
  reason: Reason;
  never: Reason;
  /** The message in seven bits: its octets if it can be put so, and then its number too. */
  inSevenBits: Uint8Array | undefined;
  sevenBit: Letter | undefined;
  /** What the last session came to, and for whom. */
  fates: readonly Fate[];
  report: Report;
  taken: readonly Addressee[];
  takenWith: Reason;
  refused: readonly Outcome[];
  /** What goes next along a connection that the other side opened. */
  following: Following | undefined;
  timer: { cancel(): void };
  /** What the sender may want to hear, until the row rests and one report tells of all of it. */
  outcomes: Outcome[];
  tellMessage(news: RowNews): void;
}

export const NEW: Beginning = { tries: 0, toldDelay: false, dueMs: 0, restMs: 0 };
const UNANSWERED = here('4.4.1', 'No answer from host');
const NO_REPORT: Report = { offer: NO_OFFER, tls: null, authenticated: false, obstacle: undefined, errand: undefined };

const NO_TIMER = { cancel: () => {} };
const NOBODY = () => {};

export function newRow(house: MtaHouse, { item, route, pending }: Consignment, cause: number): DeliveryDesk {
  return {
    house,
    item,
    route,
    pending,
    cause,
    tries: 0,
    toldDelay: false,
    dueMs: 0,
    exchanges: [],
    exchange: { preference: 0, name: '' },
    addresses: [],
    address: '',
    more: false,
    waitMs: 0,
    lasting: false,
    hopeless: true,
    reason: UNANSWERED,
    never: UNANSWERED,
    inSevenBits: undefined,
    sevenBit: undefined,
    fates: [],
    report: NO_REPORT,
    taken: [],
    takenWith: UNANSWERED,
    refused: [],
    following: undefined,
    timer: NO_TIMER,
    outcomes: [],
    tellMessage: NOBODY,
  };
}
