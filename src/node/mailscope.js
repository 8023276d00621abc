#!/usr/bin/env node
// Starts the command line. It is written in TypeScript: the first call after a change bundles it, later ones find the bundle.
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtPage } from './built-page.js';
import { newest } from './newest.js';

const source = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(source);
const bundle = join(root, 'node_modules', '.cache', 'mailscope', 'main.js');

// the page's sources are not among those of the command line
if (!existsSync(bundle) || statSync(bundle).mtimeMs < newest(source, 'view')) {
  const { build } = await import('vite');
  const { bundleOf } = await import('./bundle.js');
  await build(bundleOf(root, join(source, 'node', 'main.ts'), dirname(bundle)));
}
const { main } = await import(bundle);
process.exitCode = await main(process.argv.slice(2), builtPage);
