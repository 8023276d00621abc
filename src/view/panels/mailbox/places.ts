/** Where letters lie by a step: the mailboxes of each account, and the copies that the devices hold. */
import type { Scene } from '../../../run/scenario.ts';
import type { World } from '../../playback/panel.ts';

export interface Item {
  message: number;
  uid: number;
  flags: readonly string[];
}
export interface Place {
  key: string;
  kind: 'mailbox' | 'device';
  /** Account, or number of the agent on the device. */
  account: string;
  agent: number;
  /** 'INBOX', or '' for a device. */
  mailbox: string;
  items: Item[];
}

/** Accounts in the scene's order, each with its mailboxes; then the devices that fetch. */
export function placesOf(world: World, scene: Scene): Place[] {
  const mailboxes = scene.accounts.flatMap(({ address }) => {
    const boxes = world.mailboxes.get(address) ?? new Map([['INBOX', []]]);
    return [...boxes].map(([mailbox, items]): Place => ({
      key: `${address} ${mailbox}`,
      kind: 'mailbox',
      account: address,
      agent: -1,
      mailbox,
      items: [...items],
    }));
  });
  const devices = [...world.fetched].map(([agent, messages]): Place => ({
    key: `device ${agent}`,
    kind: 'device',
    account: '',
    agent,
    mailbox: '',
    items: messages.map((message, place) => ({ message, uid: place + 1, flags: ['\\Seen'] })),
  }));
  return [...mailboxes, ...devices];
}

/** The places that are worth a list: those with something in them. */
export function filled(places: readonly Place[]): Place[] {
  return places.filter(({ items }) => items.length > 0);
}
