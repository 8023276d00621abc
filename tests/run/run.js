// `npm test`: everything that must be true before a change is done, and one line at the end that counts.
// `npm run check`: only what needs no test run: types, lint, format, import rules, dead code.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { installed, root, tool } from '../../src/node/prepare.js';

installed();

const reports = join(root, 'node_modules', '.cache', 'mailscope', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const count = { passed: 0, failed: 0 };
const failures = [];

/** One check is one test: passed if the program ends with 0. What it says is shown when it is over. */
async function check(name, command, words) {
  const { passed, said } = await ended(
    spawn(command === 'node' ? command : tool(command), words, { cwd: root, shell: process.platform === 'win32' }),
  );
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

/** Runs projects of vitest together and adds up their report. A run that reports nothing has failed. */
async function tests(projects, env = {}) {
  const name = projects.join(', ');
  console.log(`\n── vitest: ${name}`);
  const file = join(reports, `${projects[0]}.json`);
  const named = projects.flatMap((project) => ['--project', project]);
  const words = ['run', ...named, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const options = { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit', shell: process.platform === 'win32' };
  const status = await new Promise((resolve) => spawn(tool('vitest'), words, options).on('close', resolve));
  const { numPassedTests = 0, testResults = [] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const failed = testResults.flatMap(failedIn);
  // what went wrong outside of any test has no name of its own
  if (failed.length === 0 && status !== 0) failed.push(`vitest: ${name}`);
  count.passed += numPassedTests;
  count.failed += failed.length;
  failures.push(...failed);
}

/** 'tests/mail/date.test.ts > a date > is read: expected 1 to be 2': one line for each. A file that cannot be loaded has no tests. */
function failedIn({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
  return failed.map(
    ({ ancestorTitles, title, failureMessages }) => `${[file, ...ancestorTitles, title].join(' > ')}: ${firstLine(failureMessages[0])}`,
  );
}

const firstLine = (text = '') => text.trimStart().split('\n', 1)[0];

const BUILD = ['build', 'node', [join('src', 'node', 'page.js'), 'build']];
const CHECKS = [
  ['lint', 'eslint', ['.', '--max-warnings', '0']],
  // it says all that tsc says of the same tsconfig.json, of .ts files too, and what is wrong with components
  ['types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['types below the worker: no DOM, no Node', 'tsc', ['-p', 'src/tsconfig.pure.json']],
  ['import rules', 'depcruise', ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']],
  ['dead code', 'knip', []],
];
if (process.argv[2] === 'checks') {
  await checks(CHECKS);
} else {
  // a build takes as long as the format, and runs beside it
  await checks([...CHECKS.slice(0, 3), BUILD, ...CHECKS.slice(3)]);
  await tests(['fast', 'view', 'alone']);
  const { chromium } = await import('./chromium.js');
  // together: while clients and servers of the one wait for each other, the other goes on
  await tests(['browser', 'interop'], { CHROMIUM: await chromium() });
}

for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
