/** What values from outside are tested with: each says whether a value is of one form. */
import { own } from '../../own.ts';

const LONGEST_TEXT = 4096;
const MOST_RECORDS = 200;
/** Ten thousand days: dates stay dates. */
const LONGEST_SKEW_MS = 864_000_000_000;

export type Test = (value: unknown) => boolean;
export const text: Test = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT;
export const amount: Test = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
export const count: Test = (value) => amount(value) && Number.isInteger(value);
export const chance: Test = (value) => amount(value) && (value as number) <= 1;
export const pace: Test = (value) => amount(value) && (value as number) > 0;
export const port: Test = (value) => count(value) && (value as number) <= 65_535;
export const skew: Test = (value) => typeof value === 'number' && Math.abs(value) <= LONGEST_SKEW_MS;
export const yes: Test = (value) => value === true;
export const oneOf =
  (...words: string[]): Test =>
  (value) =>
    words.includes(value as string);
export const listOf =
  (test: Test, most = MOST_RECORDS): Test =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(test);
export const flag: Test = (value) => typeof value === 'boolean';
export const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
export const either =
  (one: Test, other: Test): Test =>
  (value) =>
    one(value) || other(value);
export const shape =
  (fields: Record<string, Test>): Test =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every((key) => key in fields) &&
    Object.entries(fields).every(([key, test]) => test(own(value as Record<string, unknown>, key)));
export const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
