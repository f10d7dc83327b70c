import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('the measurement of the audit log', () => {
  it('appends, verifies and tries every kind of change', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['bench/audit/run.mjs', '--entries', '300', '--readers', '16', '--mutants', '32'],
      { encoding: 'utf8' },
    )
    expect(stdout).toMatch(/verified 60[1-9] at \d+\/s: sound/)
    expect(stdout).toContain('32 of 32 found with one anchor; without it all but three kinds: true')
    expect(status).toBe(0)
  }, 60_000)
})
