import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.js'

/** Files that start programs, measure, or lean on a process of their own. */
const ALONE = [
  'test/{attacks,bench,crash,detection,e2e,engines,generate,scripts,web}/**/*.test.ts',
  'test/**/{crash,fuzz,hostile,scan-room}.test.ts',
]

/** What both projects share; workers and order belong to the run, so that the command line can set them. */
const SHARED = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  pool: 'forks' as const,
  setupFiles: ['test/support/one-seed.ts'],
  globalSetup: ['test/support/global-setup.ts'],
}

export default defineConfig({
  test: {
    // many tests wait for programs of their own: with one worker of two processors half of the time is idle,
    // with two a tenth, and a third takes more than that
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    // a module is transformed once for the processes of all files, and not again until it changes
    experimental: { fsModuleCache: true },
    projects: [
      { test: { ...SHARED, name: 'alone', include: ALONE } },
      // one process reads the modules once for many files, which is half of the work of most
      {
        test: {
          ...SHARED,
          name: 'together',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ALONE,
        },
      },
    ],
  },
})
