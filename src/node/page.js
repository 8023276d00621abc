// `npm start`, `npm run dev`, `npm run build`: installs what is missing, then hands over to Vite. `npm start` builds only what
// has changed since.
import { isBuilt, markBuilt } from './built.js';
import { installed, root, run, tool } from './prepare.js';

const FIRST_PORT = 4173;

async function start() {
  if (!isBuilt(root)) build();
  const { preview } = await import('vite');
  // the next free port is taken if this one is in use
  const server = await preview({ configFile: `${root}/vite.config.ts`, preview: { port: FIRST_PORT, host: 'localhost' } });
  console.log(`\n  Mailscope: ${server.resolvedUrls?.local[0] ?? ''}\n`);
}

function build() {
  const status = run(tool('vite'), ['build', '--logLevel', 'warn']);
  if (status !== 0) process.exit(status);
  markBuilt(root);
}

function dev() {
  process.exitCode = run(tool('vite'), []);
}

installed();
// vite.config.ts names its folders from here
process.chdir(root);
await { start, build, dev }[process.argv[2]]();
