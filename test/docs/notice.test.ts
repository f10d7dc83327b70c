import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

describe('NOTICE', () => {
  it('names every package that an installation brings along, as the lock file has them', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/notice.mjs', '--check'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('names the dependencies of package.json among them', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>
    }
    const notice = readFileSync('NOTICE', 'utf8')
    expect(Object.keys(dependencies).filter((name) => !notice.includes(`${name}@`))).toEqual([])
  })
})
