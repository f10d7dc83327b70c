import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/one-seed.ts'],
    globalSetup: ['test/neo4j/global-setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // many tests wait for programs of their own: with one worker of two processors half of the time is idle
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
