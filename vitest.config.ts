import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { lessons } from './src/content/lesson-plugin.ts';

const fast = [
  'tests/mail',
  'tests/sim',
  'tests/agents',
  'tests/protocols',
  'tests/transcripts',
  'tests/recordings',
  'tests/scenarios',
  'tests/content',
  'tests/lessons',
  'tests/view',
  'tests/worker',
  'tests/soak',
  'tests/tidy',
];
const slow = ['tests/interop', 'tests/browser'];
const files = (folders: string[]) => folders.map((folder) => `${folder}/**/*.test.ts`);

export default defineConfig({
  plugins: [svelte(), svelteTesting(), lessons()],
  test: {
    // every story may be run in any file, so what runs wait for is there
    setupFiles: 'tests/fixtures/public-suffixes.ts',
    // vitest leaves one core idle
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'fast', include: files(fast), testTimeout: 30_000 } },
      // real sockets, real clients, a real browser: one file after another
      { extends: true, test: { name: 'slow', include: files(slow), fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
