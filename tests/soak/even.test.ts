import { test } from 'vitest';
import { COUNT, noneIsLost } from './lost.ts';

test(`no mail is lost in ${COUNT} stories drawn by chance: every second one, from the second on`, { timeout: 24 * 3_600_000 }, () =>
  noneIsLost(1),
);
