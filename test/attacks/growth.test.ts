import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { detectRings } from '../../src/detection/pipeline.js'
import { parseDetectSettings } from '../../src/detection/settings.js'
import { openSources } from '../../src/sources/open.js'
import { textRow, workbookOf } from '../sources/support.js'
import { marketOf } from '../support/market.js'
import { attack, growth, siege } from './support.js'

const { at, write, remove } = siege()
afterAll(remove)

/**
 * Ten times the size may cost so many times the work: linear with room for n log n and a noisy machine, not
 * the square.
 */
const LINEAR = 30

/** Rows read of everything under a path, and why the rest was not. */
const read = async (
  path: string,
  mapping?: object,
): Promise<{ rows: number; faults: number; said: string }> => {
  const { parseMapping } = await import('../../src/sources/mapping.js')
  let [rows, faults, said] = [0, 0, '']
  const options = mapping ? { mapping: parseMapping(JSON.stringify(mapping)) } : {}
  for await (const found of openSources([path], options)) {
    if (found.kind === 'rejected') said = found.error.en
    if (found.kind !== 'table') continue
    try {
      for await (const batch of found.table.batches()) {
        rows += batch.rows
        faults += batch.issues.length
      }
    } catch (error) {
      said = (error as Error).message
    }
  }
  return { rows, faults, said }
}

describe('a crowded lot', () => {
  const crowd = (lots: number, bidders: number): void => {
    const dir = `crowd-${lots}-${bidders}`
    const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
    write(`${dir}/lots.csv`, ['lot_id', ...numbers(lots).map((l) => `L${l}`)].join('\n'))
    const bids = numbers(lots).flatMap((l) => numbers(bidders).map((b) => `L${l},B${b},${900_000 + b}`))
    write(`${dir}/bids.csv`, ['lot_id,bidder_id,amount', ...bids].join('\n'))
  }
  it.each([
    [3, 1500],
    [1, 6000],
  ])(
    '%i lots of %i bidders are detected, and the run says whose meetings were not counted',
    (lots, bidders) => {
      crowd(lots, bidders)
      const store = at(`store-${lots}`)
      expect(attack('import', at(`crowd-${lots}-${bidders}`), '--store', store).status).toBe(0)
      const { status, stdout, stderr } = attack('detect', '--store', store, '--json', '--workers', '1')
      expect([status, stderr.slice(0, 200)]).toEqual([0, expect.not.stringMatching(/RangeError/)])
      const named = lots === 1 ? 'L0' : 'L0, L1, L2'
      expect(JSON.parse(stdout).warnings).toContainEqual({
        key: 'crowdedLots',
        params: { lots, most: 300, named },
      })
    },
  )
  it('costs the pairs of its bidders no more: ten times the bidders, not a hundred times the work', async () => {
    const settings = parseDetectSettings({})
    const crowded = (n: number) =>
      marketOf({
        bids: Array.from({ length: n }, (_, i) => ({ lot: 'L', bidder: `B${i}`, amount: 90_000 + i })),
      })
    const markets = { 600: crowded(600), 6000: crowded(6000) }
    const detect = (n: number) => detectRings(markets[n as 600], { settings, seed: 1, communities: 'leiden' })
    expect(await growth(detect, 600)).toBeLessThan(LINEAR)
  })
})

describe('the stages of detection', () => {
  it('grow as the market does', async () => {
    const settings = parseDetectSettings({})
    const market = (lots: number) =>
      marketOf({
        bids: Array.from({ length: 5 * lots }, (_, i) => ({
          lot: `L${Math.floor(i / 5)}`,
          bidder: `B${(i * 7919) % (lots + 1)}`,
          amount: 90_000 + ((i * 31) % 9000),
          uses: {
            'bids.mac': `M${(i * 13) % (2 * lots)}`,
            'bids.contact_phone': `P${(i * 17) % (3 * lots)}`,
          },
        })),
      })
    const markets = { 60: market(60), 600: market(600) }
    const detect = (n: number) => detectRings(markets[n as 60], { settings, seed: 1, communities: 'leiden' })
    expect(await growth(detect, 60)).toBeLessThan(LINEAR)
  })
})

describe('a mapping', () => {
  const columns = (...inputs: string[]) => ({ lot_id: inputs[0], bidder_id: { join: inputs, with: '' } })
  it('makes no cell, row or file that could not be read', async () => {
    const path = write('swell/a.csv', `标段,单位\nL1,${'x'.repeat(900_000)}\nL2,A\n`)
    const many = Array<string>(99).fill('单位')
    const one = await read(path, { tables: { bids: { columns: columns('标段', ...many) } } })
    expect(one).toEqual({ rows: 2, faults: 1, said: '' })
  })
  it('that makes of every byte thousands is given up, long before memory is', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `L${i},${'y'.repeat(100)}`)
    const path = write('swell/b.csv', ['标段,单位', ...rows].join('\n'))
    const keep = { join: Array<string>(100).fill('单位'), with: '' }
    const names = [
      'bidder_id',
      'bidder_name',
      'consortium',
      'mac',
      'ip',
      'lock_no',
      'file_author',
      'file_hash',
    ]
    const wide = Object.fromEntries(names.map((name) => [name, keep]))
    const before = process.memoryUsage().arrayBuffers
    const { said } = await read(path, { tables: { bids: { columns: { lot_id: '标段', ...wide } } } })
    expect(said).toContain('the mapping makes more than 100 times what the file holds')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(256 << 20)
  })
})

describe('a sheet of cells far apart', () => {
  const far = (rows: number, first = ''): Promise<Buffer> =>
    workbookOf({
      bids: `${first}${Array.from(
        { length: rows },
        (_, i) => `<row r="${i + 2}"><c r="FAN${i + 2}"><v>1</v></c></row>`,
      ).join('')}`,
    })
  it('is refused when it is almost nothing but empty cells', async () => {
    const path = write(
      'far.xlsx',
      await far(
        40_000,
        textRow(1, 'lot_id', 'bidder_id').replace('</row>', '<c r="FAN1"><v>9</v></c></row>'),
      ),
    )
    const before = process.memoryUsage().arrayBuffers
    expect((await read(path)).said).toContain('the sheet is almost nothing but empty cells')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(256 << 20)
  })
  it('costs what it holds where its header is short', async () => {
    const head = textRow(1, 'lot_id', 'bidder_id')
    const paths = {
      4000: write('short-4000.xlsx', await far(4000, head)),
      40000: write('short-40000.xlsx', await far(40_000, head)),
    }
    expect((await read(paths[4000])).faults).toBe(4000)
    expect(await growth((n) => read(paths[n as 4000]), 4000)).toBeLessThan(LINEAR)
  })
})

describe('every reader', () => {
  const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
  const release = (i: number) => ({
    ocid: `o-${i}`,
    id: `r-${i}`,
    date: '2026-01-01T00:00:00Z',
    tag: ['award'],
    parties: [{ id: `P${i}`, name: `N${i}`, roles: ['tenderer'] }],
    tender: { id: `t-${i}`, title: 'x' },
    bids: { details: [{ id: `b${i}`, tenderers: [{ id: `P${i}` }], value: { amount: 5 } }] },
  })
  const files: Record<string, (n: number) => Promise<Uint8Array> | string> = {
    'bids.csv': (n) => ['lot_id,bidder_id', ...numbers(n).map((i) => `L${i},"B""${i}"`)].join('\n'),
    'bids.xlsx': (n) =>
      workbookOf({
        bids:
          textRow(1, 'lot_id', 'bidder_id') +
          numbers(n)
            .map((i) => textRow(i + 2, `L${i}`, `B${i}`))
            .join(''),
      }),
    'ocds.json': (n) => JSON.stringify({ uri: 'x', releases: numbers(n).map(release) }),
    'ocds.jsonl': (n) =>
      numbers(n)
        .map((i) => JSON.stringify(release(i)))
        .join('\n'),
  }
  it.each(Object.keys(files))('grows as its file does: %s', async (name) => {
    const paths: Record<number, string> = {}
    for (const n of [300, 3000]) paths[n] = write(`grow/${n}/${name}`, await files[name]!(n))
    expect((await read(paths[3000]!)).rows).toBeGreaterThan(2999)
    expect(await growth((n) => read(paths[n]!), 300)).toBeLessThan(LINEAR)
  })
})

describe('the code', () => {
  it('spreads no data over the arguments of a call, which are limited (pictures are as small as they are drawn)', () => {
    const src = join(import.meta.dirname, '../../src')
    const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith(join('reports', 'charts')))
      .filter((file) =>
        /\.(push|unshift)\(\s*\.\.\.|Math\.(min|max)\(([^()]*,\s*)?\.\.\./.test(
          readFileSync(join(src, file), 'utf8'),
        ),
      )
    expect(found).toEqual([])
  })
})
