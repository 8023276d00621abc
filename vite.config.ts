import { readdirSync, readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { lessons } from './src/content/lesson-plugin.ts';
import { parts } from './src/view/offline/parts-plugin.ts';
import { offline } from './src/view/offline/plugin.ts';
import { first } from './src/worker/first-plugin.ts';

const serviceWorker = readFileSync('src/view/offline/sw.js', 'utf8');
const publicFiles = readdirSync('public', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const publicPaths = publicFiles.map((entry) => `${entry.parentPath}/${entry.name}`.replace(/^public\//, ''));

/** What the page may do: load its own files, and nothing else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

export default defineConfig({
  root: 'src',
  base: './',
  publicDir: '../public',
  plugins: [
    svelte(),
    lessons(),
    parts(),
    first(),
    {
      name: 'mailscope-policy',
      apply: 'build',
      transformIndexHtml: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
      ],
    },
    offline(serviceWorker, publicPaths),
  ],
  worker: { format: 'es' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
