/** What the forms of scenarios are made of, with their limits. */
import * as v from 'valibot';
import { SPAN, spanMs } from '../span.ts';

/** Characters of one text, and members of one list: more is no story for a class, and would fill the memory. */
const LONGEST_TEXT = 100_000;
const LONGEST_LIST = 1000;
const DOMAIN = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
/** Ten years, ms: nothing in a story lasts longer, and dates stay dates. */
const LONGEST_SPAN_MS = 315_360_000_000;
/** The last second of the year 9999. */
const LAST_INSTANT_MS = 253_402_300_799_000;
/** A moment of the calendar, in UTC: RFC 3339 without fractions or offsets. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export const words = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
export const domain = v.pipe(v.string(), v.regex(DOMAIN, 'domain'));
export const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
/** From 0 to 1. */
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Virtual ms, or a span in words: '20 min'. */
const span = v.pipe(
  words,
  v.regex(SPAN, 'span'),
  v.transform((text) => spanMs(text)!),
  v.maxValue(LONGEST_SPAN_MS),
);
export const moment = v.union([v.pipe(amount, v.maxValue(LONGEST_SPAN_MS)), span]);
/** How far a clock may be wrong, either way. */
export const skew = v.pipe(v.number(), v.minValue(-LONGEST_SPAN_MS), v.maxValue(LONGEST_SPAN_MS));

/** Epoch ms, or `2026-11-21T09:00:00Z`. */
const instantWords = v.pipe(
  words,
  v.regex(INSTANT, 'instant'),
  v.check((text) => Number.isFinite(Date.parse(text)), 'instant'),
  v.transform((text) => Date.parse(text)),
);
export const instant = v.union([v.pipe(amount, v.maxValue(LAST_INSTANT_MS)), instantWords]);

export const listOf = <Member extends v.GenericSchema>(member: Member) => v.pipe(v.array(member), v.maxLength(LONGEST_LIST));

/** What may be left out, but not be `undefined`. */
export const optional = <Value extends v.GenericSchema>(value: Value) => v.exactOptional(value);
/** A list that is empty when it is left out. */
export const listOrNone = <Member extends v.GenericSchema>(member: Member) => v.exactOptional(listOf(member), []);
