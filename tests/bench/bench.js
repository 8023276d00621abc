// `npm run bench`: bundles the benchmarks as the command line is bundled, and runs them. Names of benchmarks as arguments run only those.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installed, root, run } from '../../src/node/prepare.js';
import { bundleOf } from '../../src/node/bundle.js';

installed();
const cache = join(root, 'node_modules', '.cache', 'mailscope');
const { build } = await import('vite');

const out = join(cache, 'bench');
const options = bundleOf(root, join(root, 'tests', 'bench', 'main.ts'), out);
await build({ ...options, ssr: { noExternal: [/^(?!nodemailer|smtp-server|playwright|@sparticuz)/] } });

// the pages in which Chromium is measured
const { svelte } = await import('@sveltejs/vite-plugin-svelte');
const harness = join(root, 'tests', 'bench', 'harness');
await build({
  root: harness,
  base: './',
  configFile: false,
  logLevel: 'error',
  plugins: [svelte()],
  worker: { format: 'es' },
  build: {
    outDir: join(cache, 'bench-pages'),
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: { input: ['stream.html', 'recordings.html', 'letters.html'].map((page) => join(harness, page)) },
  },
});
// what is measured of the page itself is what `npm run build` makes
if (!existsSync(join(root, 'dist', 'index.html'))) await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });

process.exitCode = run(process.execPath, ['--expose-gc', join(out, 'main.js'), ...process.argv.slice(2)]);
