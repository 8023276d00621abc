// What every command of package.json does first: makes sure that the packages of the lock file are installed. Plain
// JavaScript without imports from packages, because it runs before there are any.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Installs from the lock file, unless just those packages are there, whoever installed them. */
export function installed() {
  if (isInstalled(root)) return;
  console.log('Installing the packages of package-lock.json…');
  if (run('npm', ['ci', '--no-audit', '--no-fund']) !== 0) {
    console.error('npm ci failed: its messages above say why. Without its packages Mailscope cannot be built.');
    process.exit(1);
  }
}

/** npm writes down what it has installed, as the last thing that it does. */
export function isInstalled(folder) {
  const { '': _, ...wanted } = packagesOf(join(folder, 'package-lock.json'));
  const there = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  // those for other systems are left out
  const isThere = ([path, { version, optional }]) => there[path]?.version === version || (optional && !there[path]);
  return Object.entries(wanted).every(isThere) && Object.keys(there).every((path) => path in wanted);
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
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
