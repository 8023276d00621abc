/** The forms of interventions and faults. What happens at a moment may say it under `at`: '20 min'. */
import * as v from 'valibot';
import type { Intervention } from '../scenario.ts';
import { mail, pace } from './host.ts';
import { moment, protocol, typed } from './actions.ts';
import { click } from './deeds.ts';
import { amount, listOf, optional, share, words } from './parts.ts';
import { zone } from './town.ts';

/** It is kept, but not in force. */
const off = optional(v.literal(true));

/** An intervention at a moment: `atMs`, or `at` where a person writes. */
function timed<Entries extends v.ObjectEntries>(entries: Entries) {
  const spoken = v.strictObject({ ...entries, at: moment, off });
  const moved = v.transform(({ at, ...rest }: v.InferOutput<typeof spoken>) => ({ ...rest, atMs: at }));
  return v.union([v.strictObject({ ...entries, atMs: moment, off }), v.pipe(spoken, moved)]);
}

/** What a person says with his own hands. */
const hand = { runs: optional(v.boolean()) };
const port = v.pipe(amount, v.integer(), v.maxValue(65_535));
const cut = v.strictObject({ after: amount, unit: v.picklist(['lines', 'octets']) });
const given = v.strictObject({ reply: optional(words), pauseMs: optional(amount), cut: optional(v.boolean()) });

const forms = {
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
    atMs: optional(moment),
    off,
  }),
  recipients: v.strictObject({ kind: v.literal('recipients'), to: listOf(words), off }),
  answer: timed({
    ...{ kind: v.literal('answer'), host: words, port, verb: words, address: optional(words), reply: optional(words) },
    ...{ times: optional(amount), chance: optional(share), waitMs: optional(amount), cut: optional(cut) },
  }),
  line: timed({
    ...{ kind: v.literal('line'), a: words, b: words, latencyMs: optional(amount), octetsPerMs: optional(pace) },
    ...{ loss: optional(share), reordering: optional(share), cutOctets: optional(amount) },
  }),
  strip: timed({ kind: v.literal('strip'), a: words, b: words }),
  refuse: timed({ kind: v.literal('refuse'), host: words, port }),
  slow: timed({ kind: v.literal('slow'), host: words, waitMs: amount }),
  disk: timed({ kind: v.literal('disk'), host: words }),
  clock: timed({ kind: v.literal('clock'), host: words, skewMs: v.pipe(v.number(), v.finite()) }),
  expire: timed({ kind: v.literal('expire'), account: words }),
  policy: timed({ kind: v.literal('policy'), host: words, mail }),
  call: timed({ kind: v.literal('call'), host: words, to: words, protocol, lines: listOf(typed), ...hand }),
  type: v.strictObject({ kind: v.literal('type'), at: words, lines: listOf(typed), ...hand, off }),
  serve: v.strictObject({ kind: v.literal('serve'), at: words, replies: listOf(given), ...hand, off }),
  use: v.strictObject({
    ...{ kind: v.literal('use'), host: words, via: optional(v.picklist(['pop3', 'imap'])) },
    ...{ deeds: listOf(click({ atMs: moment })), ...hand, off },
  }),
} satisfies Record<Intervention['kind'], v.GenericSchema>;

const known = v.looseObject({ kind: v.picklist(Object.keys(forms) as Intervention['kind'][]) });

/** By its kind, so that what is wrong is told of that kind alone. */
export const intervention = v.pipe(
  known,
  v.rawTransform(({ dataset, addIssue, NEVER }): Intervention => {
    const { success, output, issues } = v.safeParse(forms[dataset.value.kind], dataset.value);
    if (success) return output as Intervention;
    for (const { message } of issues) addIssue({ message });
    return NEVER;
  }),
) satisfies v.GenericSchema<unknown, Intervention>;
