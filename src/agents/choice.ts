/** Values that an agent chooses by a rule of its own. A person in its place may choose otherwise, within what is possible. */

/** In which chart and state it is chosen. */
interface Place {
  chart: string;
  state: string;
}

/** What there is to choose from, and what the agent itself would choose. */
export type Choosing = Place &
  (
    | { kind: 'pick'; what: 'exchange' | 'server' | 'mailbox'; of: readonly string[]; own: { pick: string } }
    /** A span of time, in ms. */
    | { kind: 'wait'; what: 'retry'; leastMs: number; mostMs: number; own: { waitMs: number } }
    /** Which belong together: a number for each. Those of unlike `kinds` never do. */
    | { kind: 'group'; what: 'recipients'; of: readonly string[]; kinds: readonly string[]; own: { groups: readonly number[] } }
  );

export type Chosen = { pick: string } | { waitMs: number } | { groups: readonly number[] };

/** Whether a choice is one of those that there are. */
export function isPossible(choosing: Choosing, chosen: object): chosen is Chosen {
  if (choosing.kind === 'pick') return 'pick' in chosen && typeof chosen.pick === 'string' && choosing.of.includes(chosen.pick);
  if (choosing.kind === 'wait')
    return 'waitMs' in chosen && typeof chosen.waitMs === 'number' && chosen.waitMs >= choosing.leastMs && chosen.waitMs <= choosing.mostMs;
  if (!('groups' in chosen) || !Array.isArray(chosen.groups) || chosen.groups.length !== choosing.of.length) return false;
  const groups: readonly unknown[] = chosen.groups;
  return groups.every((group, place) => {
    const first = groups.indexOf(group);
    return Number.isInteger(group) && choosing.kinds[first] === choosing.kinds[place];
  });
}

/** Whoever may know of a person in an agent's place. */
export interface Chooser {
  /** What that person chooses. Left out where nobody is: the agent chooses by its own rule. */
  choose?(agent: number, choosing: Choosing): Chosen;
}

/** The one that is chosen; the agent's own choice is the first. Names that appear twice are one. */
export function picked<One>(
  world: Chooser,
  agent: number,
  place: Place & { what: Extract<Choosing, { kind: 'pick' }>['what'] },
  all: readonly One[],
  nameOf: (one: One) => string,
): One | undefined {
  const [first] = all;
  const of = [...new Set(all.map(nameOf))];
  if (!world.choose || first === undefined || of.length < 2) return first;
  const chosen = world.choose(agent, { ...place, kind: 'pick', of, own: { pick: nameOf(first) } });
  return 'pick' in chosen ? (all.find((one) => nameOf(one) === chosen.pick) ?? first) : first;
}

/** How long it is waited, in ms; by itself the agent waits `ownMs`. */
export function waited(world: Chooser, agent: number, place: Place, ownMs: number, mostMs: number): number {
  if (!world.choose) return ownMs;
  const chosen = world.choose(agent, { ...place, kind: 'wait', what: 'retry', leastMs: LEAST_MS, mostMs, own: { waitMs: ownMs } });
  return 'waitMs' in chosen ? chosen.waitMs : ownMs;
}

/** Nobody calls again sooner than after a minute. */
const LEAST_MS = 60_000;

/** Members of groups, grouped as somebody wants them; by itself the agent leaves them as they are. Groups come in the order of their first member. */
export function grouped<One>(
  world: Chooser,
  agent: number,
  place: Place,
  groups: readonly (readonly One[])[],
  told: { nameOf: (one: One) => string; kindOf: (one: One) => string },
): One[][] {
  const all = groups.flat();
  const asTheyAre = groups.map((group) => [...group]);
  if (!world.choose || all.length < 2) return asTheyAre;
  const own = { groups: groups.flatMap((group, number) => group.map(() => number)) };
  const [of, kinds] = [all.map(told.nameOf), all.map(told.kindOf)];
  const chosen = world.choose(agent, { ...place, kind: 'group', what: 'recipients', of, kinds, own });
  if (!('groups' in chosen)) return asTheyAre;
  const numbers = [...new Set(chosen.groups)];
  return numbers.map((number) => all.filter((_, at) => chosen.groups[at] === number));
}
