import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.js'

/** Of folders whose other files need a process of their own: these do not. */
const LIGHT = {
  attacks: ['http', 'room', 'values'],
  bench: ['access', 'accounts', 'belief', 'belief-report', 'delta', 'handling', 'harbour', 'leads', 'ridge'],
  crash: ['writers'],
  detection: ['control', 'settings', 'what-if'],
  e2e: ['clock-back', 'handling', 'ohio-ring', 'pairs', 'province', 'read-only', 'screens-ocds'],
  engines: ['block', 'likely-same', 'seen-hashes', 'seen-texts', 'verify'],
  scripts: ['comment-width', 'house', 'import-direction', 'supply-chain'],
  web: ['bytes', 'contrast', 'day-text', 'english', 'features', 'lead-input', 'lists', 'mapping-of'],
}

/** Files that start programs, measure, or lean on a process of their own. */
const ALONE = [
  'test/**/{crash,fuzz,hostile,scan-room}.test.ts',
  ...Object.entries(LIGHT).map(([folder, light]) => `test/${folder}/**/!(${light.join('|')}).test.ts`),
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
