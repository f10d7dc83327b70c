import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('keeps each entry that was told to be on the disk, however its writer is killed', () => {
  const { status, stdout } = spawnSync(process.execPath, ['test/crash/kill-audit.mjs', '4'], {
    encoding: 'utf8',
  })
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^killed 4 times after \d+ entries: 0 logs/)])
}, 60_000)
