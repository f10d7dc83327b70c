import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { skip, WAIT_MS } from '../neo4j/support.js'

describe.skipIf(skip !== undefined)(`bench/neo4j/first-load${skip ? `: ${skip}` : ''}`, () => {
  it(
    'loads a tiny market in bulk, adopts it, and finds the same digest and rings',
    () => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['bench/neo4j/first-load.mjs', '300', '34', '512m', '64m'],
        { encoding: 'utf8' },
      )
      expect(status, stderr).toBe(0)
      expect(stdout.match(/^same /gm)).toHaveLength(3)
    },
    WAIT_MS,
  )
})
