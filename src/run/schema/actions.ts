/** The form of what people do. */
import * as v from 'valibot';
import type { Action } from '../scenario.ts';
import { click } from './deeds.ts';
import { amount, domain, listOf, moment, optional, words } from './parts.ts';
import { draft } from './town.ts';

/** A line end in a written story is CRLF on the wire. */
const line = v.pipe(
  words,
  v.transform((text) => text.replaceAll(/\r?\n/g, '\r\n')),
);

export const typed = v.union([line, v.strictObject({ line, pauseMs: moment })]);
export const protocol = v.picklist(['smtp', 'submission', 'lmtp', 'pop3', 'imap', 'http']);

export const send = v.strictObject({ at: moment, do: v.literal('send'), host: words, draft: optional(draft) });
export const fetch = v.strictObject({ at: moment, do: v.literal('fetch'), host: words });
export const browse = v.strictObject({
  at: moment,
  do: v.literal('browse'),
  host: words,
  to: domain,
  secure: v.boolean(),
  language: words,
  reads: v.boolean(),
  most: optional(amount),
  writes: optional(v.strictObject({ to: words, subject: words, text: words })),
  stays: optional(v.boolean()),
});
export const type = v.strictObject({
  at: moment,
  do: v.literal('type'),
  host: words,
  to: words,
  protocol,
  lines: listOf(typed),
  stays: optional(v.boolean()),
});
export const use = v.strictObject({
  at: moment,
  do: v.literal('use'),
  host: words,
  via: optional(v.picklist(['pop3', 'imap', 'web'])),
  deeds: listOf(click({ afterMs: optional(amount) })),
});
export const queueFetch = v.strictObject({ at: moment, do: v.picklist(['etrn', 'atrn', 'turn']), host: words, of: domain, domain });

export const action = v.variant('do', [send, fetch, browse, type, use, queueFetch]) satisfies v.GenericSchema<unknown, Action>;
