/** The town after any entry of a journal: folded from the nearest checkpoint, so that going back costs what going on costs. */
import type { Journal } from '../../sim/journal.ts';
import { Histories } from './histories.ts';
import type { MailboxItem, World } from './panel.ts';

/** Entries between two checkpoints: a seek replays at most as many. */
const CHECKPOINT_EVERY = 1000;

export interface WorldFold {
  /** The town after the entry `index`; an index outside the journal is brought inside. */
  at(index: number): World;
}

/** What lies where: the part of the town that checkpoints hold. */
type Holdings = Omit<World, 'connections' | 'secured' | 'machines'>;

/** A fold over a journal that may still grow. Checkpoints are made on the way, each once. */
export function foldOf(journal: Journal): WorldFold {
  const histories = new Histories(journal);
  const checkpoints: Holdings[] = [emptyTown()];
  let last = worldOf(checkpoints[0]!, histories);
  return {
    at(index) {
      const wanted = Math.max(-1, Math.min(index, journal.length - 1));
      if (wanted === last.index) return last;
      const nearest = checkpointBefore(journal, checkpoints, wanted);
      // One step on from what was shown last is the common case.
      const start = last.index < wanted && last.index > nearest.index ? last : nearest;
      last = worldOf(replay(journal, copyOf(start), wanted), histories);
      return last;
    },
  };
}

/** Connections and machines are looked up when somebody asks for them, and then kept. */
function worldOf(holdings: Holdings, histories: Histories): World {
  let connections: World['connections'] | undefined;
  let secured: World['secured'] | undefined;
  let machines: World['machines'] | undefined;
  return {
    ...holdings,
    get connections() {
      return (connections ??= histories.connectionsAt(holdings.index));
    },
    get secured() {
      return (secured ??= histories.securedAt(holdings.index));
    },
    get machines() {
      return (machines ??= histories.machinesAt(holdings.index));
    },
  };
}

/** The checkpoint `n` stands after the entry `n * CHECKPOINT_EVERY - 1`. */
function checkpointBefore(journal: Journal, checkpoints: Holdings[], index: number): Holdings {
  const number = Math.floor((index + 1) / CHECKPOINT_EVERY);
  while (checkpoints.length <= number) {
    const end = checkpoints.length * CHECKPOINT_EVERY - 1;
    checkpoints.push(replay(journal, copyOf(checkpoints.at(-1)!), end));
  }
  return checkpoints[number]!;
}

function replay(journal: Journal, town: Holdings, end: number): Holdings {
  for (let index = town.index + 1; index <= end; index++) apply(journal, town, index);
  town.index = end;
  return town;
}

function emptyTown(): Holdings {
  return {
    index: -1,
    queues: new Map(),
    mailboxes: new Map(),
    fetched: new Map(),
    caches: new Map(),
    stopped: new Set(),
  };
}

/** Copies the containers; what lies in them is replaced, never changed, and is shared. */
function copyOf(world: Holdings): Holdings {
  return {
    index: world.index,
    queues: copyMap(world.queues, (items) => items.slice()),
    mailboxes: copyMap(world.mailboxes, (boxes) => copyMap(boxes, (items) => items.slice())),
    fetched: copyMap(world.fetched, (messages) => messages.slice()),
    caches: copyMap(world.caches, (cache) => new Map(cache)),
    stopped: new Set(world.stopped),
  };
}

function copyMap<K, V>(map: Map<K, V>, copy: (value: V) => V): Map<K, V> {
  const copied = new Map<K, V>();
  for (const [key, value] of map) copied.set(key, copy(value));
  return copied;
}

function apply(journal: Journal, world: Holdings, index: number): void {
  switch (journal.kind(index)) {
    case 'queued':
      return enqueue(journal, world, index);
    case 'dequeued':
      return dequeue(journal, world, index);
    case 'stored':
      return store(journal, world, index);
    case 'removed':
      return remove(journal, world, index);
    case 'flagged':
      return flag(journal, world, index);
    case 'fetched':
      entryOf(world.fetched, journal.from(index), () => []).push(journal.subject(index));
      return;
    case 'cached':
      entryOf(world.caches, journal.from(index), () => new Map()).set(journal.label(index), {
        records: journal.detail(index),
        since: journal.at(index),
        until: journal.until(index),
      });
      return;
    case 'fault':
    case 'intervention':
      return breakOrMend(journal, world, index);
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

const recipientsOf = (detail: string): string[] => detail.split(/[\s,]+/).filter((recipient) => recipient !== '');

function enqueue(journal: Journal, world: Holdings, index: number): void {
  const message = journal.subject(index);
  const queue = entryOf(world.queues, journal.from(index), () => []);
  const detail = journal.detail(index);
  const rest = queue.filter((item) => item.message !== message || item.detail !== detail);
  rest.push({ message, reason: journal.label(index), detail });
  world.queues.set(journal.from(index), rest);
}

/** Takes out the named recipients; a message whose last recipient is gone has left the queue. */
function dequeue(journal: Journal, world: Holdings, index: number): void {
  const message = journal.subject(index);
  const gone = new Set(recipientsOf(journal.detail(index)));
  const queue = world.queues.get(journal.from(index)) ?? [];
  const rest = queue.flatMap((item) => {
    if (item.message !== message) return [item];
    const left = gone.size === 0 ? [] : recipientsOf(item.detail).filter((recipient) => !gone.has(recipient));
    return left.length === 0 ? [] : [{ ...item, detail: left.join(' ') }];
  });
  world.queues.set(journal.from(index), rest);
}

/** 'INBOX 7 \\Seen': the mailbox, the UID, the flags. The name of a mailbox may hold spaces. */
function placeOf(detail: string): { name: string; uid: number; flags: string[] } {
  const match = /^(.+?) (\d+)((?: [\\$A-Za-z]\S*)*)$/.exec(detail);
  if (!match) throw new Error(`a place in a mailbox reads 'INBOX 7', not '${detail}'`);
  return { name: match[1]!, uid: Number(match[2]), flags: match[3]!.split(' ').filter(Boolean) };
}

function boxOf(world: Holdings, account: string, name: string): MailboxItem[] {
  return entryOf(
    entryOf(world.mailboxes, account, () => new Map<string, MailboxItem[]>()),
    name,
    () => [],
  );
}

function store(journal: Journal, world: Holdings, index: number): void {
  const { name, uid, flags } = placeOf(journal.detail(index));
  boxOf(world, journal.label(index), name).push({ uid, message: journal.subject(index), flags });
}

function remove(journal: Journal, world: Holdings, index: number): void {
  const { name, uid } = placeOf(journal.detail(index));
  const box = boxOf(world, journal.label(index), name);
  const place = box.findIndex((item) => item.uid === uid);
  if (place >= 0) box.splice(place, 1);
}

function flag(journal: Journal, world: Holdings, index: number): void {
  const { name, uid, flags } = placeOf(journal.detail(index));
  const box = boxOf(world, journal.label(index), name);
  const place = box.findIndex((item) => item.uid === uid);
  if (place >= 0) box[place] = { ...box[place]!, flags };
}

/** A host is named by the first word of the detail. */
function breakOrMend(journal: Journal, world: Holdings, index: number): void {
  const host = journal.detail(index).split(' ')[0]!;
  if (journal.label(index) === 'stop') world.stopped.add(host);
  if (journal.label(index) === 'start') world.stopped.delete(host);
}
