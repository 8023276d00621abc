// What every command of package.json does first: makes sure that the packages of the lock file are installed. Plain
// JavaScript without imports from packages, because it runs before there are any.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Installs from the lock file if that has not been done, or if the lock file has changed since. */
export function installed() {
  const mark = join(root, 'node_modules', '.mailscope-installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.log('Installing the packages of package-lock.json…');
  if (run('npm', ['ci', '--no-audit', '--no-fund']) !== 0) {
    console.error('npm ci failed: its messages above say why. Without its packages Mailscope cannot be built.');
    process.exit(1);
  }
  writeFileSync(mark, lock);
}

/** Runs a program in the project's folder, its output shown; returns its exit code. */
export function run(command, words, options = {}) {
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options });
  return status ?? 1;
}

/** Path of a program that a package brought along. */
export function tool(name) {
  return join(root, 'node_modules', '.bin', name);
}
