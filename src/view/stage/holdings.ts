/** What lies where at one step: the queue of a MTA, the mailboxes a MDA fills, the memory of a resolver, the letters on a device. */
import type { PageWords } from '../../content/page/en.ts';
import type { Scene } from '../../run/scenario.ts';
import type { World } from '../playback/panel.ts';

export type HoldingKind = 'queue' | 'mailbox' | 'cache' | 'fetched';

export interface Holding {
  kind: HoldingKind;
  agent: number;
  count: number;
}

/** One thing that lies there. `message` is -1 for what is not a letter. */
export interface HeldItem {
  message: number;
  /** A key that the page puts into words, or ''. */
  reason: string;
  place: string;
  detail: string;
  untilMs: number;
}

const KIND_OF_ROLE: Partial<Record<string, HoldingKind>> = { mta: 'queue', mda: 'mailbox', resolver: 'cache', mua: 'fetched' };

/** What this agent keeps, and how much of it; `null` for one that keeps nothing. */
export function holdingOf(scene: Scene, world: World, agent: number): Holding | null {
  const kind = KIND_OF_ROLE[scene.agents[agent]!.role];
  return kind ? { kind, agent, count: itemsOf(scene, world, kind, agent).length } : null;
}

/** How the button is called that opens it. */
export function holdingLabel({ kind, count }: Holding, host: string, words: PageWords['stage']): string {
  if (kind === 'queue') return `${words.openQueue(host)} (${count})`;
  if (kind === 'cache') return `${words.openCache(host)} (${count})`;
  if (kind === 'mailbox') return `${words.openMailbox(host)} (${count})`;
  return `${host}: ${words.fetched(count)}`;
}

/** Everything that an agent keeps, for the list that opens. */
export function itemsOf(scene: Scene, world: World, kind: HoldingKind, agent: number): HeldItem[] {
  switch (kind) {
    case 'queue':
      return (world.queues.get(agent) ?? []).map(({ message, reason, detail }) => item({ message, reason, detail }));
    case 'fetched':
      return (world.fetched.get(agent) ?? []).map((message) => item({ message }));
    case 'cache':
      return [...(world.caches.get(agent) ?? [])].map(([place, { records, until }]) => item({ place, detail: records, untilMs: until }));
    case 'mailbox':
      return mailboxItems(scene, world, scene.hosts[scene.agents[agent]!.host]!.id);
  }
}

function item(known: Partial<HeldItem>): HeldItem {
  return { message: -1, reason: '', place: '', detail: '', untilMs: 0, ...known };
}

/** A MDA keeps the mailboxes of the accounts that live on its host. */
function mailboxItems(scene: Scene, world: World, host: string): HeldItem[] {
  const accounts = scene.accounts.filter((account) => account.host === host).map((account) => account.address);
  return accounts.flatMap((account) =>
    [...(world.mailboxes.get(account) ?? [])].flatMap(([name, items]) =>
      items.map(({ message, uid, flags }) => item({ message, place: `${account} · ${name} ${uid}`, detail: flags.join(' ') })),
    ),
  );
}
