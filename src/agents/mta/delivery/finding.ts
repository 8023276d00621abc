/** Where to: the exchanges of the domain, the next host, its address. RFC 5321 §5.1. */
import { picked } from '../../choice.ts';
import { findExchanges, findIpv4, findIpv6, type Addresses } from '../exchanges.ts';
import type { DeliveryEvent } from '../delivery.machine.ts';
import { here } from '../reason.ts';
import type { DeliveryDesk } from './desk.ts';
import { noted, type RowEffects } from './effects.ts';

type Actions = RowEffects<
  | ('listStore' | 'findExchanges' | 'noteNever' | 'noteNoAnswer')
  | ('chooseHost' | 'chooseStore' | 'askForIpv4' | 'askForIpv6' | 'noteNoAddress')
>;

const CHOOSING_HOST = { chart: 'mta.delivery', state: 'choosing', what: 'exchange' } as const;

export const finding: Actions = {
  listStore(desk) {
    const { route } = desk;
    desk.tries++;
    desk.hopeless = true;
    if (route.kind === 'store') desk.exchanges = [{ preference: 0, name: route.name }];
  },
  findExchanges(desk, tell) {
    desk.tries++;
    desk.hopeless = true;
    findExchanges(desk.house, desk.route.domain, desk.cause, (found, cause) => {
      if (found.kind === 'found') return tell({ type: 'exchanges', known: 'some' }, { exchanges: found.exchanges, cause });
      if (found.kind === 'later') return tell({ type: 'exchanges', known: 'nothing' }, { cause });
      tell({ type: 'exchanges', known: 'never' }, { never: here(found.status, found.text), cause });
    });
  },
  noteNever: (desk) => void (desk.reason = desk.never),
  noteNoAnswer: (desk) => void (desk.reason = here('4.4.3', `No answer from DNS about ${desk.route.domain}`)),
  chooseHost(desk) {
    const { surroundings, agent } = desk.house;
    const exchange = picked(surroundings, agent, CHOOSING_HOST, desk.exchanges, ({ name }) => name);
    desk.exchanges = desk.exchanges.filter((one) => one !== exchange);
    if (!exchange) return { type: 'no host left', hopeless: desk.hopeless };
    desk.exchange = exchange;
    desk.address = '';
    return { type: 'host', store: desk.route.kind === 'store' };
  },
  chooseStore(desk) {
    if (desk.route.kind === 'store') desk.addresses = [desk.route.address];
    noted(desk, 'store.chosen', desk.exchange.name);
  },
  askForIpv4(desk, tell) {
    const { route, exchange } = desk;
    noted(desk, 'mx.chosen', `${route.domain} ${exchange.preference} ${exchange.name}`);
    findIpv4(desk.house, exchange.name, desk.cause, (found, cause) => tell(addressesOf(desk, found), { ...found, cause }));
  },
  askForIpv6(desk, tell) {
    findIpv6(desk.house, desk.exchange.name, desk.cause, (found, cause) => tell(addressesOf(desk, found), { ...found, cause }));
  },
  noteNoAddress(desk) {
    const { route, exchange, lasting, hopeless } = desk;
    desk.reason = here(lasting ? '5.4.4' : '4.4.3', `No address for ${exchange.name}`);
    desk.hopeless = hopeless && lasting;
    noted(desk, 'mx.failed', `${route.domain} ${exchange.preference} ${exchange.name} no address`);
  },
};

function addressesOf({ address }: DeliveryDesk, { addresses, more }: Addresses): DeliveryEvent {
  return { type: 'addresses', some: addresses.length > 0, ipv6: more, called: address !== '' };
}
