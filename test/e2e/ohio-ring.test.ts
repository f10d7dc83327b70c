import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cli, inTempFolder } from '../support/cli.js'

const OHIO = '../shared/data/ohio_milk'
const CONVICTED = ['COORSBROTHERS', 'H.MEYER', 'LOUISTRAUTH']

interface Listed {
  level: string
  members: { bidderId: string }[]
}

it.skipIf(!existsSync(OHIO))('lists the three convicted firms of Ohio as one ring, and no other', () =>
  inTempFolder((dir) => {
    const store = join(dir, 'store')
    cli('import', OHIO, '--mapping', 'test/fixtures/mappings/ohio_milk.json', '--store', store, '--quiet')
    expect(cli('detect', '--store', store, '--quiet').status).toBe(0)
    const rings: Listed[] = JSON.parse(cli('rings', '--store', store, '--json').stdout)
    const listed = rings.filter(({ level }) => level !== 'green')
    expect(listed.map(({ members }) => members.map(({ bidderId }) => bidderId).sort())).toEqual([CONVICTED])
  }),
)
