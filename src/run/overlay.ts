/**
 * What somebody wants otherwise in a scenario: laid over it, it is another scenario. Hosts, devices, accounts and zones are
 * found by their key, and what is not there is added; links are added; a draft is changed field by field; what people do and
 * what breaks is told anew.
 */
import * as v from 'valibot';
import { own } from '../own.ts';
import type { Scenario } from './scenario.ts';
import { instant, listOf, optional, words } from './schema/parts.ts';
import { scenario as whole } from './schema/scenario.ts';

const anything = v.record(words, v.unknown());
const keyed = (key: string) => listOf(v.intersect([anything, v.object({ [key]: words })]));

/** The form of it, as far as it stands alone; whether its parts are whole is known when it lies over a scenario. */
const form = v.strictObject({
  startsAt: optional(instant),
  hosts: optional(keyed('id')),
  devices: optional(keyed('host')),
  accounts: optional(keyed('address')),
  zones: optional(keyed('origin')),
  links: optional(listOf(anything)),
  aliases: optional(listOf(anything)),
  draft: optional(anything),
  actions: optional(listOf(anything)),
  faults: optional(listOf(anything)),
});

/** Where something is not as it must be: 'hosts.2.kind', and what was found there. */
export interface Misfit {
  path: string;
  expected: string;
  received: string;
}

export type Laid = { ok: true; scenario: Scenario } | { ok: false; misfits: Misfit[] };

/** Lays what somebody wrote over a scenario. Never throws. */
export function laidOver(scenario: Scenario, overlay: unknown): Laid {
  const read = v.safeParse(form, overlay);
  return read.success ? checked(merged(scenario, read.output)) : { ok: false, misfits: read.issues.map(misfit) };
}

/** A scenario as somebody wrote it, all of it. Never throws. */
export function checked(written: unknown): Laid {
  const read = v.safeParse(whole, written);
  return read.success ? { ok: true, scenario: read.output } : { ok: false, misfits: read.issues.map(misfit) };
}

function misfit(issue: v.BaseIssue<unknown>): Misfit {
  return { path: v.getDotPath(issue) ?? '', expected: issue.expected ?? issue.message, received: issue.received };
}

function merged(scenario: Scenario, over: v.InferOutput<typeof form>): Record<keyof Scenario, unknown> {
  return {
    ...scenario,
    startsAt: over.startsAt ?? scenario.startsAt,
    hosts: byKey('id', scenario.hosts, over.hosts),
    devices: byKey('host', scenario.devices, over.devices),
    accounts: byKey('address', scenario.accounts, over.accounts),
    zones: byKey('origin', scenario.zones, over.zones),
    links: [...scenario.links, ...(over.links ?? [])],
    aliases: [...(scenario.aliases ?? []), ...(over.aliases ?? [])],
    draft: { ...scenario.draft, ...over.draft },
    actions: (over.actions ?? scenario.actions).map((action) => withWholeDraft(action, scenario)),
    faults: over.faults ?? scenario.faults,
  };
}

/** A draft within an action says only what is otherwise than in the scenario's own. */
function withWholeDraft(action: object, { draft }: Scenario): object {
  return 'draft' in action && typeof action.draft === 'object' ? { ...action, draft: { ...draft, ...action.draft } } : action;
}

type Member = Readonly<Record<string, unknown>>;

function byKey(key: string, members: readonly object[], over: readonly Member[] = []): object[] {
  const keyOf = (member: object): unknown => own(member as Member, key);
  const changed = members.map((member) => ({ ...member, ...over.find((other) => keyOf(other) === keyOf(member)) }));
  return [...changed, ...over.filter((other) => !members.some((member) => keyOf(member) === keyOf(other)))];
}
