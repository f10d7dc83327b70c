import { spawnSync } from 'node:child_process'
import { mkdirSync, realpathSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { closeFile, isBelow, openBelow, readAt } from '../../src/sources/open-below.js'
import { scratch } from './support.js'

const { folder, write, remove } = scratch()
afterAll(remove)
const root = realpathSync(folder)
const at = (name: string): string => join(root, name)

describe('a file below a root', () => {
  it('is opened and read', async () => {
    write('in/a.csv', 'abc')
    const fd = await openBelow(at('in/a.csv'), at('in'))
    const bytes = new Uint8Array(8)
    expect(await readAt(fd, bytes, 1, 0)).toBe(3)
    expect([...bytes.subarray(0, 5)]).toEqual([0, 97, 98, 99, 0])
    await closeFile(fd)
  })
  it('is refused when it is a link, when a folder on the way has become one, and when it is a pipe', async () => {
    write('out/b.csv', 'secret')
    symlinkSync(at('out/b.csv'), at('in/b.csv'))
    await expect(openBelow(at('in/b.csv'), at('in'))).rejects.toMatchObject({ code: 'ELOOP' })
    mkdirSync(at('in/sub'))
    renameSync(at('in/sub'), at('in/was'))
    symlinkSync(at('out'), at('in/sub'))
    await expect(openBelow(at('in/sub/b.csv'), at('in'))).rejects.toMatchObject({ key: 'moved' })
    spawnSync('mkfifo', [at('in/pipe.csv')])
    await expect(openBelow(at('in/pipe.csv'), at('in'))).rejects.toMatchObject({ key: 'moved' })
  })
  it('lies in it, not beside it', () => {
    expect(['/a/b', '/a/b/c', '/a/bc', '/a/..b', '/a'].map((path) => isBelow('/a/b', path))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
