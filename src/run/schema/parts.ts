/** What the forms of scenarios are made of, with their limits. */
import * as v from 'valibot';

/** Characters of one text, and members of one list: more is no story for a class, and would fill the memory. */
const LONGEST_TEXT = 100_000;
const LONGEST_LIST = 1000;

export const words = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
export const domain = v.pipe(v.string(), v.regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i));
export const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
/** From 0 to 1. */
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const listOf = <Member extends v.GenericSchema>(member: Member) => v.pipe(v.array(member), v.maxLength(LONGEST_LIST));

/** What may be left out, but not be `undefined`. */
export const optional = <Value extends v.GenericSchema>(value: Value) => v.exactOptional(value);
