import { mkdirSync, symlinkSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importPaths } from '../../src/intake/import.js'
import { openSources } from '../../src/sources/open.js'
import { zipOf } from '../sources/support.js'
import { cli } from '../support/cli.js'
import { temporaryEngine } from '../support/import.js'
import { attack, growth, siege } from './support.js'

const { at, write, remove } = siege()
afterAll(remove)

const LOTS = 'lot_id\nL1\n'
const BIDS = 'lot_id,bidder_id\nL1,A\n'

describe('links in what is imported (the walk never follows one)', () => {
  beforeAll(() => {
    write('inbox/lots.csv', LOTS)
    mkdirSync(at('inbox/deep/er'), { recursive: true })
    symlinkSync('/', at('inbox/root'))
    symlinkSync('..', at('inbox/deep/up'))
    symlinkSync('../..', at('inbox/deep/er/up'))
  })
  it('to the root of the machine and to the folders above cost one line each', () => {
    const { status, stdout } = attack('import', at('inbox'), '--store', at('store'), '--json')
    expect(status).toBe(0)
    const report = JSON.parse(stdout) as { files: { accepted: number }[]; skipped: { reason: string }[] }
    expect(report.files.map(({ accepted }) => accepted)).toEqual([1])
    expect(report.skipped.map(({ reason }) => reason)).toEqual(Array(3).fill('a symbolic link, not followed'))
  })
})

describe('a mapping with many stars in a file pattern', () => {
  it('is matched in linear time', () => {
    const pattern = `${'*a'.repeat(30)}b`
    const name = `${'a'.repeat(120)}.csv`
    write(`stars/${name}`, '标段,单位\nL1,A\n')
    const mapping = write(
      'stars.json',
      JSON.stringify({
        files: [pattern],
        tables: { bids: { columns: { lot_id: '标段', bidder_id: '单位' } } },
      }),
    )
    const { status, stdout } = attack(
      'import',
      at('stars'),
      '--mapping',
      mapping,
      '--store',
      at('s2'),
      '--json',
    )
    expect(status).toBe(0)
    expect(JSON.parse(stdout).skipped.length).toBe(1)
  })
})

describe('an archive of many files', () => {
  it('costs what its files cost, not their square', async () => {
    const archive = async (files: number): Promise<string> => {
      const entries = Array.from({ length: files }, (_, i) => [`${i}/bids.csv`, BIDS] as const)
      return write(`many-${files}.zip`, await zipOf(Object.fromEntries(entries)))
    }
    const paths = { 20: await archive(20), 200: await archive(200) }
    const read = async (n: number): Promise<void> => {
      const { engine, dir, drop } = await temporaryEngine()
      const report = await importPaths({ dir, engine }, [paths[n as 20]], { now: () => new Date(0) })
      expect(report.files.length).toBe(n)
      await drop()
    }
    expect(await growth(read, 20)).toBeLessThan(25)
  })
})

describe('a folder with more entries than an import reads', () => {
  it('is refused whole, its entries counted whatever they are', async () => {
    for (let i = 0; i < 30; i++) write(`wide/notes-${i}.md`, 'x')
    write('wide/lots.csv', LOTS)
    const found: string[] = []
    for await (const step of openSources([at('wide')], { limits: { files: 20 } }))
      found.push(step.kind === 'rejected' ? step.error.en : step.kind)
    expect(found).toEqual(['there are more than 20 files'])
  })
  it('is left at once when the import is cancelled', async () => {
    const stop = new AbortController()
    const steps: string[] = []
    const all = (async () => {
      for await (const step of openSources([at('wide'), at('wide')], { signal: stop.signal })) {
        steps.push(step.kind)
        stop.abort()
      }
    })()
    await expect(all).rejects.toMatchObject({ code: 'cancelled' })
    expect(steps.length).toBe(1)
  })
})

describe('a file that is swapped for a link', () => {
  it('after it was asked for is refused when its turn comes', async () => {
    write('outside/bids.csv', 'lot_id,bidder_id\nOUT1,X\n')
    mkdirSync(at('box'))
    symlinkSync(at('outside/bids.csv'), at('box/bids.csv'))
    const steps: string[] = []
    for await (const step of openSources([at('box/bids.csv')], { within: [at('box')] }))
      steps.push(step.kind === 'rejected' ? step.error.en : step.kind)
    expect(steps).toEqual(['it was moved or replaced before it was read, or has become a link to elsewhere'])
  })
  it('is still read under its own name by whoever names it on the command line', () => {
    const { status, stdout } = cli('import', at('box/bids.csv'), '--store', at('s3'), '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout).files[0]).toMatchObject({ read: 1 })
  })
})
