import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cliBin } from '../support/cli.js'

const OFFICIAL = { name: '罗金丝雀', unit: '某局', post: '副局长', fromDay: '2020-01-01', relatives: [] }
const A = 'O-jw/leader@a'
const B = 'O-jw/leader@b'
const [OF_A, OF_B] = ['north-wind-and-geese', 'correct-horse-battery']

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-room-cli-'))
  writeFileSync(join(dir, 'officials.json'), JSON.stringify([OFFICIAL]))
})
afterAll(() => rmSync(dir, { recursive: true }))

const room = (typed: string[], ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cliBin, 'room', ...args, '--store', join(dir, 'store')],
    {
      encoding: 'utf8',
      input: `${typed.join('\n')}\n`,
      env: { ...process.env, NO_COLOR: '1', BIAOJIAN_LANG: 'en' },
    },
  )
  return { status, told: stdout + stderr }
}

describe('the room of the commission on the command line', () => {
  it('takes officials on the closed store, goes under the passphrases of two leaders, and opens by both', () => {
    const file = join(dir, 'officials.json')
    expect(room([], 'import', file, '--act-as', A).told).toContain('1 added, 0 changed, 0 as they were')
    const typed = [OF_A, OF_A, OF_B, OF_B]
    expect(room(typed, 'seal', '--act-as', A, '--second', B).told).toContain(
      `Held by the passphrases of ${A}, ${B}`,
    )
    expect(readdirSync(join(dir, 'store/restricted'))).not.toContain('room.key')
    const closed = room([], 'officials', '--act-as', A)
    expect([closed.status, closed.told]).toEqual([1, expect.stringContaining('The room is closed')])
    const open = room([OF_B, OF_A], 'officials', '--act-as', B, '--second', A)
    expect(open.told).toContain('某局')
    expect(open.told).not.toContain(OFFICIAL.name)
  }, 300_000)

  it('is not there for anybody else', () => {
    const { status, told } = room([], 'state', '--act-as', 'O-ga/leader')
    expect([status, told]).toEqual([1, expect.stringContaining('There is nothing here for this seat')])
  })
})
