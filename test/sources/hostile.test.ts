import { fork } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { HOSTILE } from './hostile-files.js'
import { scratch, seen, summary } from './support.js'

const { folder, write, remove } = scratch()
afterAll(remove)

describe('a hostile file is accepted, quarantined or refused with its cause', () => {
  it.each(HOSTILE.map((file) => [file.name, file] as const))(
    '%s',
    async (name, { content, expect: expected }) => {
      const path = write(`h/${name}`, await content())
      const said = summary(await seen(path))
      expect(said.length).toBe(expected.length)
      for (const [i, part] of expected.entries()) expect(said[i]).toContain(part)
    },
  )

  it('without writing anything', () => {
    expect(readdirSync(folder)).toEqual(['h'])
    expect(readdirSync(join(folder, 'h')).sort()).toEqual(HOSTILE.map((file) => file.name).sort())
  })

  it('keeps the rows around a giant cell, an endless quote and a field of NULs', async () => {
    const rows = async (name: string) => (await seen(join(folder, 'h', name)))[0]!.rows!
    expect(await rows('bids-one-cell.csv')).toEqual([{ line: 2, cells: {}, reason: 'giant_cell' }])
    expect((await rows('long-cell.json')).map((row) => row.reason)).toEqual(['giant_cell'])
    expect(await rows('bids-nul.csv')).toEqual([{ line: 2, cells: {}, reason: 'giant_cell' }])
    expect((await rows('bids-commas.csv')).map((row) => row.reason ?? row.line)).toEqual(['giant_cell', 3])
    expect((await rows('far.xlsx')).map((row) => row.reason ?? row.line)).toEqual([
      2,
      'cell_count',
      'cell_count',
    ])
    expect((await rows('bids-proto.csv'))[0]!.cells.constructor).toBe('y')
  })

  const reader = new URL('../../dist/sources/open.js', import.meta.url)
  it.skipIf(!existsSync(reader))(
    'within 512 MB, each in a process of its own (skipped before a build)',
    async () => {
      for (const name of [
        'bomb.zip',
        'bomb.xlsx',
        'bids-one-cell.csv',
        'bids-one-quote.csv',
        'bids-commas.csv',
        'deep.json',
      ])
        expect([name, await peakOf(join(folder, 'h', name), reader.href)]).toEqual([
          name,
          expect.toSatisfy((mb) => mb < 512),
        ])
    },
  )
})

/** Peak resident megabytes of a process that reads the file to its end. */
const peakOf = (path: string, reader: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('./read-one.mjs', import.meta.url), [reader, path], { execArgv: [] })
    child.on('message', (peak) => resolve(Number(peak)))
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`the reader ended with ${code}`)))
  })
