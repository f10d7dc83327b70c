import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('survives being killed at any moment: whole batches, and the same digest after a rerun', () => {
  const script = new URL('../crash/kill-import.mjs', import.meta.url).pathname
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, '5', '7'], { encoding: 'utf8' })
  expect(stdout + stderr).toMatch(/^5 kills, [2-5] of them midway, 0 faults\n$/)
  expect(status).toBe(0)
})

/** Rounds need the fault library, which is compiled where they run. */
const hasCompiler = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0

it.skipIf(!hasCompiler)('takes an import out, or puts one in its place, whole or not at all', () => {
  const script = new URL('../crash/kill-changes.mjs', import.meta.url).pathname
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, '8', '300'], { encoding: 'utf8' })
  expect(stdout + stderr).toMatch(
    /8 rounds, [4-8] killed in a step, [0-8] of them after the change, 0 faults\n$/,
  )
  expect(status).toBe(0)
})
