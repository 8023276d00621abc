// `npm test`: everything that must be true before a change is done, and one line at the end that counts.
// `npm run check`: only what needs no test run: types, lint, format, import rules, dead code.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installed, root, run, tool } from '../../src/node/prepare.js';

installed();

const reports = join(root, 'node_modules', '.cache', 'mailscope', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const count = { passed: 0, failed: 0 };
const failures = [];

/** One check is one test: passed if the program ends with 0. What it says is shown when it is over. */
async function check(name, command, words) {
  const { passed, said } = await ended(spawn(tool(command), words, { cwd: root, shell: process.platform === 'win32' }));
  console.log(`\n── ${name}\n${said.trimEnd()}`);
  count[passed ? 'passed' : 'failed']++;
  if (!passed) failures.push(name);
}

function ended(program) {
  let said = '';
  for (const stream of [program.stdout, program.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve) => program.on('close', (code) => resolve({ passed: code === 0, said })));
}

/** Two at a time: the longest first. */
async function checks(list) {
  const left = [...list];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await check(...next);
  };
  await Promise.all([lane(), lane()]);
}

/** Runs one project of vitest and adds up its own report. A run that reports nothing has failed. */
function tests(project, env = {}) {
  console.log(`\n── vitest: ${project}`);
  const report = join(reports, `${project}.json`);
  const status = run(tool('vitest'), ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], {
    env: { ...process.env, ...env },
  });
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  count.passed += numPassedTests;
  // a file that cannot even be loaded fails without a test to count
  const failed = Math.max(numFailedTests, status === 0 ? 0 : 1);
  count.failed += failed;
  if (failed > 0) failures.push(`vitest: ${project}`);
}

await checks([
  ['lint', 'eslint', ['.', '--max-warnings', '0']],
  ['types of components', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['types below the worker: no DOM, no Node', 'tsc', ['-p', 'src/tsconfig.pure.json']],
  ['import rules', 'depcruise', ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']],
  ['dead code', 'knip', []],
]);
if (process.argv[2] !== 'checks') {
  tests('fast');
  await check('build', 'vite', ['build', '--logLevel', 'warn']);
  const { chromium } = await import('./chromium.js');
  tests('browser', { CHROMIUM: await chromium() });
  tests('interop');
}

for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
