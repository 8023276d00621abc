// `npm run soak -- COUNT [FROM]`: more stories drawn by chance than `npm test` has time for.
import { installed, run, tool } from '../../src/node/prepare.js';

installed();
const [count = '10000', from = '1'] = process.argv.slice(2);
process.exitCode = run(tool('vitest'), ['run', '--project', 'fast', 'tests/soak'], {
  env: { ...process.env, SOAK: count, SOAK_FROM: from },
});
