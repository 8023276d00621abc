/** The forms of interventions and faults. What happens at a moment may say it under `at`: '20 min'. */
import * as v from 'valibot';
import type { Intervention } from '../scenario.ts';
import { moment, protocol, typed } from './actions.ts';
import { amount, listOf, optional, words } from './parts.ts';
import { zone } from './town.ts';

/** An intervention at a moment: `atMs`, or `at` where a person writes. */
function timed<Entries extends v.ObjectEntries>(entries: Entries) {
  const spoken = v.strictObject({ ...entries, at: moment });
  const moved = v.transform(({ at, ...rest }: v.InferOutput<typeof spoken>) => ({ ...rest, atMs: at }));
  return v.union([v.strictObject({ ...entries, atMs: moment }), v.pipe(spoken, moved)]);
}

/** What a person says with his own hands. */
const hand = { runs: optional(v.boolean()) };
const given = v.strictObject({ reply: optional(words), pauseMs: optional(amount), cut: optional(v.boolean()) });

const forms = {
  say: v.strictObject({ kind: v.literal('say'), at: words, line: words }),
  reply: v.strictObject({ kind: v.literal('reply'), at: words, reply: words }),
  deny: v.strictObject({ kind: v.literal('deny'), at: words, fact: words }),
  cut: v.strictObject({ kind: v.literal('cut'), at: words }),
  stop: timed({ kind: v.literal('stop'), host: words }),
  start: timed({ kind: v.literal('start'), host: words }),
  quota: timed({ kind: v.literal('quota'), account: words, octets: amount }),
  greeting: timed({ kind: v.literal('greeting'), host: words, greeting: v.picklist(['busy', 'noService', 'usual']) }),
  password: v.strictObject({ kind: v.literal('password'), host: words, password: words }),
  zone: v.strictObject({ kind: v.literal('zone'), origin: zone.entries.origin, records: zone.entries.records }),
  recipients: v.strictObject({ kind: v.literal('recipients'), to: listOf(words) }),
  call: timed({ kind: v.literal('call'), host: words, to: words, protocol, lines: listOf(typed), ...hand }),
  type: v.strictObject({ kind: v.literal('type'), at: words, lines: listOf(typed), ...hand }),
  serve: v.strictObject({ kind: v.literal('serve'), at: words, replies: listOf(given), ...hand }),
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
