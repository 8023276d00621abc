#!/usr/bin/env node
// Starts the command line. It is written in TypeScript: the first call after a change bundles it, later ones find the bundle.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(source);
const bundle = join(root, 'node_modules', '.cache', 'mailscope', 'main.js');

/** Newest change of the sources that the command line is made of, ms. The page's are not among them. */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'view') continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

if (!existsSync(bundle) || statSync(bundle).mtimeMs < newest(source)) {
  const { build } = await import('vite');
  const { bundleOf } = await import('./bundle.js');
  await build(bundleOf(root, join(source, 'node', 'main.ts'), dirname(bundle)));
}
const { main } = await import(bundle);
process.exitCode = await main(process.argv.slice(2));
