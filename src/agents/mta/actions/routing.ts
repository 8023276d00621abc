/** Where it goes: to our own mailboxes, to the store, or by the queue to other houses. */
import { domainOf } from '../../../mail/address.ts';
import { grouped } from '../../choice.ts';
import type { Tell } from '../../machine.ts';
import type { Route } from '../delivery/desk.ts';
import { FINE, type MtaDesk } from '../desk.ts';
import { groupsOf, type Destined } from '../destinations.ts';
import type { Reason } from '../item.ts';
import { here } from '../reason.ts';
import type { MtaEvent } from '../mta.machine.ts';
import { outcome, type Outcome } from '../reporter.ts';
import { Row } from '../row.ts';
import type { MtaEffects } from './effects.ts';

type Actions = MtaEffects<
  | ('groupByDestination' | 'nextDestination' | 'relay' | 'holdUntilFetched' | 'handToStore')
  | ('deliverNext' | 'noteDelivered' | 'noteFull' | 'noteUnknown')
>;

const ROUTING = { chart: 'mta', state: 'routing' } as const;

export const routing: Actions = {
  groupByDestination(desk) {
    const { house } = desk;
    const groups = groupsOf(desk.destined, (domain) => house.serves(domain), house.options.store !== undefined);
    // a transaction has one reverse-path
    const told = { nameOf: ({ addressee }: Destined) => addressee.path, kindOf: ({ item }: Destined) => item.reversePath };
    desk.groups = grouped(house.surroundings, house.agent, ROUTING, groups, told);
  },
  nextDestination(desk) {
    const group = desk.groups.shift();
    if (!group) return { type: 'all seen to', settled: desk.rows.size === 0 };
    desk.group = group;
    desk.telling = { about: group[0]!.item, outcomes: [], since: desk.cause, untilMs: undefined };
    const domain = domainIn(desk);
    const { house } = desk;
    const { store, holdsFor } = house.options;
    const kept = !house.serves(domain) ? 'nothing' : store ? 'in the store' : 'here';
    return { type: 'destination', kept, fetched: holdsFor.includes(domain) };
  },
  relay: (desk, tell) => enqueue(desk, { kind: 'exchanges', domain: domainIn(desk), held: false }, tell),
  holdUntilFetched: (desk, tell) => enqueue(desk, { kind: 'exchanges', domain: domainIn(desk), held: true }, tell),
  handToStore: (desk, tell) => enqueue(desk, { kind: 'store', domain: domainIn(desk), ...desk.house.options.store! }, tell),
  deliverNext(desk) {
    const next = desk.group.shift();
    if (!next) return { type: 'all delivered' };
    const { letter, reversePath, junk } = next.item;
    desk.recipient = next.addressee;
    const outcome = desk.house.mda!.deliver(letter, reversePath, next.addressee.path, desk.cause, junk);
    return { type: 'delivery', outcome: outcome === 'unknown' ? 'nothing' : outcome };
  },
  noteDelivered(desk) {
    const { house, telling, recipient, cause } = desk;
    const subject = telling.about.letter.number;
    house.surroundings.note(house.agent, { kind: 'dequeued', label: 'delivered', subject, detail: recipient.path, cause });
    remember(desk, 'delivered', FINE);
  },
  noteFull: (desk) => remember(desk, 'failed', here('5.2.2', `The mailbox of ${desk.recipient.path} is full`)),
  noteUnknown: (desk) => remember(desk, 'failed', here('5.1.1', `No mailbox here by the name of ${desk.recipient.path}`)),
};

/** Enters what goes to this group of recipients in the queue, as a row of its own. */
function enqueue(desk: MtaDesk, route: Route, tell: Tell<MtaEvent, MtaDesk>): void {
  const { house, group, rows, cause } = desk;
  const row = new Row(house, { item: group[0]!.item, route, pending: group.map(({ addressee }) => addressee) }, cause);
  row.enter((news) => tell(news, { row, cause: row.cause }), desk.soFar);
  rows.add(row);
  house.queue.add(row);
}

function domainIn({ group }: MtaDesk): string {
  return domainOf(group[0]!.addressee.path);
}

function remember(desk: MtaDesk, action: Outcome['action'], reason: Reason): void {
  const { about, outcomes, since, untilMs } = desk.telling;
  desk.telling = { about, outcomes: [...outcomes, outcome(reason, desk.recipient, action)], since, untilMs };
}
