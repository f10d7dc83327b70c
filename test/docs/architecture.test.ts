import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

describe('the map of the source', () => {
  it('in ARCHITECTURE.md shows the tree of src as it is, with a line for every room', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/architecture.mjs', '--check'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('in ARCHITECTURE.md fits on a page but for the tree', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8')
    expect(text.replace(/<!-- tree -->[\s\S]*/, '').split('\n').length).toBeLessThan(90)
  })

  it.each(['README.md', 'README.zh-CN.md'])('%s says of every room what it is', (page) => {
    const readme = readFileSync(page, 'utf8')
    const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rooms.map(({ name }) => name).filter((name) => !readme.includes(`(src/${name})`))).toEqual([])
  })
})
