import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('survives being killed at any moment: whole runs, and the same rings after a rerun', () => {
  const script = new URL('../crash/kill-detect.mjs', import.meta.url).pathname
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, '3', '3', '5000'], {
    encoding: 'utf8',
  })
  expect(stdout + stderr).toMatch(
    /^3 kills, [1-3] of them midway, \d runs recorded before the kill, 0 faults\n$/,
  )
  expect(status).toBe(0)
})
