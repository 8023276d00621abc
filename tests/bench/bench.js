// `npm run bench`: bundles the benchmarks as the command line is bundled, and runs them. Names of benchmarks as arguments run only those.
import { join } from 'node:path';
import { installed, root, run } from '../../src/node/prepare.js';
import { bundleOf } from '../../src/node/bundle.js';

installed();
const out = join(root, 'node_modules', '.cache', 'mailscope', 'bench');
const { build } = await import('vite');
const options = bundleOf(root, join(root, 'tests', 'bench', 'main.ts'), out);
await build({ ...options, ssr: { noExternal: [/^(?!nodemailer|smtp-server|playwright|@sparticuz)/] } });
process.exitCode = run(process.execPath, ['--expose-gc', join(out, 'main.js'), ...process.argv.slice(2)]);
