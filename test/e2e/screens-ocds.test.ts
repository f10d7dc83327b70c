import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cli, inTempFolder } from '../support/cli.js'

const RELEASE = { ocid: 'ocds-1', tender: { procurementMethod: 'open' } }

describe('screens --ocds on a file that holds no release', () => {
  it.each([
    ['a release package', JSON.stringify({ releases: [RELEASE] }), /it is a release package/],
    ['an indented package', JSON.stringify({ releases: [RELEASE] }, null, 1), /it is a release package/],
    ['a table', `lot_id,bidder_id\n${'L1,A\n'.repeat(3000)}`, /no line of it is an OCDS release/],
  ])('says in one sentence what it is, and fails: %s', (_, text, said) =>
    inTempFolder((dir) => {
      const file = join(dir, 'flags.jsonl')
      writeFileSync(file, text)
      const { status, stdout, stderr } = cli('screens', '--ocds', file)
      expect([status, stdout, said.test(stderr)]).toEqual([1, '', true])
      expect(stderr.trim().split('\n').length).toBeLessThan(20)
    }),
  )
})
