// `npm test`: everything that must be true before a change is done, one after another, and one line at the end that counts.
// `npm run check`: only what needs no test run: types, lint, format, import rules, dead code.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installed, root, run, tool } from '../../src/node/prepare.js';

installed();

const reports = join(root, 'node_modules', '.cache', 'mailscope', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const count = { passed: 0, failed: 0 };
const failures = [];

/** One check is one test: passed if the program ends with 0. */
function check(name, command, words) {
  console.log(`\n── ${name}`);
  const passed = run(tool(command), words) === 0;
  count[passed ? 'passed' : 'failed']++;
  if (!passed) failures.push(name);
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

check('types', 'tsc', ['-p', 'tsconfig.json']);
check('types below the worker: no DOM, no Node', 'tsc', ['-p', 'src/tsconfig.pure.json']);
check('types of components', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']);
check('lint', 'eslint', ['.', '--max-warnings', '0']);
check('format', 'prettier', ['--check', '--log-level', 'warn', '.']);
check('import rules', 'depcruise', ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']);
check('dead code', 'knip', []);
if (process.argv[2] !== 'checks') {
  tests('fast');
  check('build', 'vite', ['build', '--logLevel', 'warn']);
  const { chromium } = await import('./chromium.js');
  tests('slow', { CHROMIUM: await chromium() });
}

for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
