import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('survives being killed at any moment: whole batches, and the same digest after a rerun', () => {
  const script = new URL('../crash/kill-import.mjs', import.meta.url).pathname
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, '5', '7'], { encoding: 'utf8' })
  expect(stdout + stderr).toMatch(/^5 kills, [2-5] of them midway, 0 faults\n$/)
  expect(status).toBe(0)
})
