import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { lessons } from './src/node/lesson-plugin.ts';

const files = (...folders: string[]) => folders.map((folder) => `tests/${folder}/**/*.test.ts`);
/** A module in place of another, a part not loaded yet, a worker with its own globals: such a test needs a process to itself. */
const ALONE = ['tests/agents/table.test.ts', 'tests/worker/door.test.ts', 'tests/view/later.test.ts'];
/** Files share their process, and what they have loaded: what a test changes it puts back. */
const SHARED = { isolate: false, exclude: ALONE };
/** What hangs is found by it, not what is slow: a busy machine may take ten times as long as a quiet one. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000 };
/** Sockets and browsers are asked until they answer. */
const PATIENT = { ...PATIENCE, expect: { poll: { timeout: 30_000 } } };

export default defineConfig({
  plugins: [lessons()],
  test: {
    // every story may be run in any file, so what runs wait for is there
    setupFiles: 'tests/fixtures/public-suffixes.ts',
    // vitest leaves one core idle
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: files(
            'mail',
            'sim',
            'agents',
            'protocols',
            'transcripts',
            'recordings',
            'run',
            'scenarios',
            'content',
            'lessons',
            'worker',
            'soak',
            'tidy',
          ),
          ...SHARED,
          ...PATIENCE,
        },
      },
      {
        extends: true,
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'view',
          include: files('view'),
          setupFiles: ['tests/fixtures/words.ts', 'tests/fixtures/view.ts'],
          ...SHARED,
          ...PATIENCE,
        },
      },
      {
        extends: true,
        plugins: [svelte(), svelteTesting()],
        test: { name: 'alone', include: ALONE, setupFiles: 'tests/fixtures/words.ts', ...PATIENCE },
      },
      // real sockets and real clients: each file has ports of its own
      {
        extends: true,
        test: { name: 'interop', include: files('interop'), isolate: false, globalSetup: 'tests/interop/bundled.ts', ...PATIENT },
      },
      { extends: true, test: { name: 'browser', include: files('browser'), isolate: false, ...PATIENT } },
    ],
  },
});
