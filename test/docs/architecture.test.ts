import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

describe('ARCHITECTURE.md', () => {
  it('shows the tree of src as it is, with a line for every room', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/architecture.mjs', '--check'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('fits on a page but for the tree', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8')
    expect(text.replace(/<!-- tree -->[\s\S]*/, '').split('\n').length).toBeLessThan(90)
  })
})
