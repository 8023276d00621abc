import { describe, test } from 'vitest';
import { bare, overTcp, simulated } from './carriers.ts';
import type { Dialogue } from './parse.ts';
import { dialogues, play } from './play.ts';

describe.each([
  { way: 'on the bare machine', open: bare, timePasses: true },
  { way: 'over the simulated network', open: simulated, timePasses: true },
  { way: 'over TCP', open: overTcp, timePasses: false },
])('$way', ({ open, timePasses }) => {
  for (const { file, dialogue } of dialogues) {
    const how = timePasses || !waits(dialogue) ? '' : ONLY_BEFORE;
    // over TCP it is waited more than worked: several wait at once, each for servers of its own
    test(`${file}: ${dialogue.name}${how}`, { concurrent: !timePasses }, async () => {
      const house = await open(dialogue);
      try {
        await play(dialogue, house);
      } finally {
        await house.end();
      }
    });
  }
});

/** Real minutes are not waited for: over TCP such a dialogue is played up to its time-out, and its name says so. */
const ONLY_BEFORE = ' (only up to the time-out: real time does not pass here)';
function waits({ steps }: Dialogue): boolean {
  return steps.some(({ kind }) => kind === 'timeout');
}
