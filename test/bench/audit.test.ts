import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { killRounds } from '../../bench/audit/kills.mjs'

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

it('a service that is killed leaves no act without its entry, no entry without its act, no answer untrue', async () => {
  const { answered, acts, entries, ...found } = await killRounds(2, 1)
  expect(answered).toBeGreaterThan(0)
  expect(acts).toBeGreaterThan(answered)
  expect(entries).toBeGreaterThanOrEqual(acts)
  const none = { actsWithoutEntry: 0, entriesWithoutAct: 0, answeredAndLost: 0 }
  expect(found).toMatchObject({ rounds: 2, wrongRounds: 0, ...none, wrong: null })
}, 60_000)
