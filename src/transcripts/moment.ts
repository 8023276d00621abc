/** A moment in a file that somebody may have changed, ms: one that a clock can show, also when it counts from another such moment. */
import * as v from 'valibot';

/** Half of what ECMAScript's dates can be. */
const FARTHEST_MS = 4.32e15;

export const moment = v.pipe(v.number(), v.minValue(-FARTHEST_MS), v.maxValue(FARTHEST_MS));
