import { readdirSync, readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { lessons } from './src/node/lesson-plugin.ts';
import { inWorkers, packets } from './src/node/shell.ts';
import { chunkOf } from './src/view/early/chunks.ts';
import { licences } from './src/view/early/licences.ts';
import { early } from './src/view/early/plugin.ts';
import { parts } from './src/view/offline/parts-plugin.ts';
import { offline } from './src/view/offline/plugin.ts';
import { first } from './src/worker/first-plugin.ts';

const serviceWorker = readFileSync('src/view/offline/sw.js', 'utf8');
const publicFiles = readdirSync('public', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const publicPaths = publicFiles.map((entry) => `${entry.parentPath}/${entry.name}`.replace(/^public\//, ''));

const licence = licences();

export default defineConfig({
  root: 'src',
  base: './',
  publicDir: '../public',
  resolve: { alias: inWorkers },
  plugins: [svelte(), lessons(), parts(), first(), early(), licence.page, offline(serviceWorker, publicPaths), packets(licences)],
  worker: { format: 'es', plugins: () => [licence.worker] },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf }] } },
    },
  },
});
