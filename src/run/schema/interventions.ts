/** The forms of interventions and faults. What happens at a moment says it under `at`: '20 min'; data of a run under `atMs`. */
import * as v from 'valibot';
import { ACTED } from '../hands/acting.ts';
import type { Intervention } from '../scenario.ts';
import { mail, pace } from './host.ts';
import { protocol, typed } from './actions.ts';
import { click } from './deeds.ts';
import { amount, listOf, moment, optional, share, skew, words } from './parts.ts';
import { zone } from './town.ts';

/** It is kept, but not in force. */
const off = optional(v.literal(true));

/** An intervention at a moment. */
function timed<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject({ ...entries, at: moment, off });
}

/** What a person says with his own hands. */
const hand = { runs: optional(v.boolean()) };
const port = v.pipe(amount, v.integer(), v.maxValue(65_535));
export const cut = v.strictObject({ after: amount, unit: v.picklist(['lines', 'octets']) });
export const given = v.strictObject({ reply: optional(words), pauseMs: optional(moment), cut: optional(v.boolean()) });

/** What was decided in an agent's place. */
const taken = v.union([
  v.strictObject({ edge: words }),
  v.strictObject({ pick: words }),
  v.strictObject({ waitMs: moment }),
  v.strictObject({ groups: listOf(v.pipe(amount, v.integer())) }),
]);

export const forms = {
  say: v.strictObject({ kind: v.literal('say'), at: words, line: words, off }),
  reply: v.strictObject({ kind: v.literal('reply'), at: words, reply: words, off }),
  deny: v.strictObject({ kind: v.literal('deny'), at: words, fact: words, off }),
  cut: v.strictObject({ kind: v.literal('cut'), at: words, off }),
  stop: timed({ kind: v.literal('stop'), host: words, forMs: optional(moment) }),
  start: timed({ kind: v.literal('start'), host: words }),
  quota: timed({ kind: v.literal('quota'), account: words, octets: amount }),
  greeting: timed({ kind: v.literal('greeting'), host: words, greeting: v.picklist(['busy', 'noService', 'usual']) }),
  password: v.strictObject({ kind: v.literal('password'), host: words, password: words, off }),
  zone: v.strictObject({
    kind: v.literal('zone'),
    origin: zone.entries.origin,
    records: zone.entries.records,
    at: optional(moment),
    off,
  }),
  recipients: v.strictObject({ kind: v.literal('recipients'), to: listOf(words), off }),
  answer: timed({
    ...{ kind: v.literal('answer'), host: words, port, verb: words, address: optional(words), reply: optional(words) },
    ...{ times: optional(amount), chance: optional(share), waitMs: optional(moment), cut: optional(cut) },
  }),
  line: timed({
    ...{ kind: v.literal('line'), a: words, b: words, latencyMs: optional(moment), octetsPerMs: optional(pace) },
    ...{ loss: optional(share), reordering: optional(share), cutOctets: optional(amount) },
  }),
  strip: timed({ kind: v.literal('strip'), a: words, b: words }),
  refuse: timed({ kind: v.literal('refuse'), host: words, port }),
  slow: timed({ kind: v.literal('slow'), host: words, waitMs: moment }),
  disk: timed({ kind: v.literal('disk'), host: words }),
  clock: timed({ kind: v.literal('clock'), host: words, skewMs: skew }),
  expire: timed({ kind: v.literal('expire'), account: words }),
  policy: timed({ kind: v.literal('policy'), host: words, mail }),
  call: timed({
    kind: v.literal('call'),
    host: words,
    to: words,
    protocol: v.union([protocol, v.literal('dns')]),
    lines: listOf(typed),
    ...hand,
  }),
  type: v.strictObject({ kind: v.literal('type'), at: words, lines: listOf(typed), ...hand, off }),
  serve: v.strictObject({ kind: v.literal('serve'), at: words, replies: listOf(given), ...hand, off }),
  act: timed({ kind: v.literal('act'), host: words, role: v.picklist(ACTED), taken: listOf(taken), ...hand }),
  use: v.strictObject({
    ...{ kind: v.literal('use'), host: words, via: optional(v.picklist(['pop3', 'imap', 'web'])) },
    ...{ deeds: listOf(click({ atMs: moment })), ...hand, off },
  }),
} satisfies Record<Intervention['kind'], v.GenericSchema>;

const known = v.looseObject({ kind: v.picklist(Object.keys(forms) as Intervention['kind'][]) });

/** Those whose `at` is the id of a step, not a moment. */
const AT_A_STEP: ReadonlySet<string> = new Set<Intervention['kind']>(['say', 'reply', 'deny', 'cut', 'type', 'serve']);
export const isTimed = (kind: string): boolean => !AT_A_STEP.has(kind);

function read(value: v.InferOutput<typeof known>) {
  return v.safeParse(forms[value.kind], isTimed(value.kind) ? spoken(value) : value);
}

/** What is wrong with one, as the form of its kind says it: `intervention` itself can only pass on where. */
export function issuesIn(value: unknown): readonly v.BaseIssue<unknown>[] {
  return v.is(known, value) ? (read(value).issues ?? []) : [];
}

/** By its kind, so that what is wrong is told of that kind alone. */
export const intervention = v.pipe(
  known,
  v.rawTransform(({ dataset, addIssue, NEVER }): Intervention => {
    const { kind } = dataset.value;
    const { success, output, issues } = read(dataset.value);
    if (success) return (isTimed(kind) ? kept(output) : output) as Intervention;
    for (const issue of issues) addIssue(issue as Parameters<typeof addIssue>[0]);
    return NEVER;
  }),
) satisfies v.GenericSchema<unknown, Intervention>;

function spoken(value: object): object {
  const { atMs, ...rest } = value as { atMs?: unknown };
  return atMs === undefined ? value : { ...rest, at: atMs };
}

function kept(value: object): object {
  const { at, ...rest } = value as { at?: unknown };
  return at === undefined ? value : { ...rest, atMs: at };
}
