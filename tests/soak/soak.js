// `npm run soak -- COUNT [FROM] [KILLS]`: more stories drawn by chance than `npm test` has time for, readers that stay linear, and a server that is killed more often.
import { installed, run, tool } from '../../src/node/prepare.js';

installed();
const [count = '10000', from = '1', kills = '1000'] = process.argv.slice(2);
const stories = run(tool('vitest'), ['run', '--project', 'fast', 'tests/soak'], {
  env: { ...process.env, SOAK: count, SOAK_FROM: from },
});
const lives = run(tool('vitest'), ['run', '--project', 'interop', 'tests/interop/crash.test.ts'], {
  env: { ...process.env, KILLS: kills, KILLS_SEED: from },
});
process.exitCode = stories || lives;
