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
const PATIENT = { testTimeout: 120_000, hookTimeout: 120_000 };
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
      // real sockets and real clients: one file after another
      { extends: true, test: { name: 'interop', include: files(['tests/interop']), fileParallelism: false, ...PATIENT } },
      { extends: true, test: { name: 'browser', include: files(['tests/browser']), ...PATIENT } },
    ],
  },
});
