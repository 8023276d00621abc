/** Is a value from outside a click at a mail program? */
import type { Doing } from '../../run/hands/hand.ts';
import { amount, count, flag, listOf, oneOf, optional, shape, text, type Test } from './shapes.ts';

/** Characters of a letter, and of what is attached to it in base64: more does not travel in a link. */
const LONGEST_BODY = 24_576;

const body: Test = (value) => typeof value === 'string' && value.length <= LONGEST_BODY;
const uids = listOf(count);
const people = listOf(text);
const letter = shape({
  ...{ to: people, cc: people, bcc: people, replyTo: text, subject: text, text: body },
  attachments: listOf(shape({ name: text, type: text, base64: body })),
  ...{ inReplyTo: optional(people), references: optional(people) },
  ...{ priority: optional(oneOf('high', 'low')), receipt: optional((value) => value === true) },
  encloses: optional(shape({ uid: count, as: oneOf('letter', 'parts') })),
});

const column = oneOf('from', 'to', 'recipients', 'subject', 'words', 'sent', 'received', 'size', 'clip', 'priority', 'flag', 'account');

const KINDS: Record<Doing['do'], Record<string, Test>> = {
  open: { columns: optional(listOf(column)) },
  close: {},
  check: {},
  empty: {},
  offline: {},
  online: {},
  listen: { on: flag },
  keep: { days: (value) => Number.isInteger(value) && (value as number) >= -1 && (value as number) <= 3650 },
  folder: { folder: text },
  create: { folder: text },
  remove: { folder: text },
  rename: { folder: text, to: text },
  read: { uid: count },
  flag: { uids, flag: text, on: flag },
  move: { uids, to: text },
  copy: { uids, to: text },
  archive: { uids },
  junk: { uids },
  notJunk: { uids },
  thread: { on: flag },
  mind: { uids, how: oneOf('watched', 'ignored', 'usual') },
  receipt: { uid: count, sends: flag, subject: text, text },
  delete: { uids },
  search: { words: text },
  columns: { columns: listOf(column) },
  sort: { by: column, descending: flag },
  draft: { letter, replaces: optional(count) },
  template: { letter, replaces: optional(count) },
  send: { letter, answers: optional(shape({ uid: count, how: oneOf('reply', 'forward') })), draft: optional(count) },
  redirect: { uid: count, to: people },
};

export const DEED: Test = (value) => {
  const named = (value as { do?: unknown } | null)?.do;
  if (typeof named !== 'string' || !Object.hasOwn(KINDS, named)) return false;
  return shape({ do: text, atMs: amount, ...KINDS[named as Doing['do']] })(value);
};
