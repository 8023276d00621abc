/** The form of clicks at a mail program. */
import * as v from 'valibot';
import type { Doing, Written } from '../../agents/program/program.ts';
import { listOf, listOrNone, optional, words } from './parts.ts';
import { draftParts } from './town.ts';

const uid = v.pipe(v.number(), v.integer(), v.minValue(1));
const uids = listOf(uid);
const { to, cc, bcc, replyTo, subject, text, inReplyTo, references, priority, receipt } = draftParts;

const letter = v.strictObject({
  ...{ to, cc, bcc, replyTo, subject, text, inReplyTo, references, priority, receipt },
  attachments: listOrNone(v.strictObject({ name: words, type: words, base64: words })),
  encloses: optional(v.strictObject({ uid, as: v.picklist(['letter', 'parts']) })),
}) satisfies v.GenericSchema<unknown, Written>;

const by = v.picklist([
  ...(['from', 'to', 'recipients', 'subject', 'words', 'sent', 'received', 'size', 'clip', 'priority', 'flag', 'account'] as const),
]);
const columns = v.array(by);
const answers = optional(v.strictObject({ uid, how: v.picklist(['reply', 'forward']) }));

/** What each kind of click says. */
const KINDS = {
  open: { columns: optional(columns) },
  close: {},
  check: {},
  empty: {},
  offline: {},
  online: {},
  listen: { on: v.boolean() },
  keep: { days: v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(3650)) },
  folder: { folder: words },
  create: { folder: words },
  remove: { folder: words },
  rename: { folder: words, to: words },
  read: { uid },
  flag: { uids, flag: words, on: v.boolean() },
  move: { uids, to: words },
  copy: { uids, to: words },
  archive: { uids },
  junk: { uids },
  notJunk: { uids },
  thread: { on: v.boolean() },
  mind: { uids, how: v.picklist(['watched', 'ignored', 'usual']) },
  receipt: { uid, sends: v.boolean(), subject: words, text: words },
  delete: { uids },
  search: { words },
  columns: { columns },
  sort: { by, descending: v.boolean() },
  draft: { letter, replaces: optional(uid) },
  template: { letter, replaces: optional(uid) },
  send: { letter, answers, draft: optional(uid) },
  redirect: { uid, to: listOf(words) },
} satisfies Record<Doing['do'], v.ObjectEntries>;

type VariantOptions = v.VariantOptions<'do'>;

/** A click, with what else is said of it: when it is done. */
export function click<More extends v.ObjectEntries>(more: More) {
  // too many alternatives for the compiler to tell apart; what comes out is said below
  const forms: v.GenericSchema[] = Object.entries(KINDS).map(([name, entries]) =>
    v.strictObject({ do: v.literal(name), ...entries, ...more }),
  );
  return v.variant('do', forms as unknown as VariantOptions) as unknown as v.GenericSchema<
    unknown,
    Doing & v.InferOutput<v.StrictObjectSchema<More, undefined>>
  >;
}
