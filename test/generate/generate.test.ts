import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GenerateOptions, generate } from '../../src/generate/generate.js'
import { TABLE_NAMES } from '../../src/generate/output.js'
import { writtenColumns } from '../../src/generate/table-writer.js'

type Row = Record<string, string>
const root = mkdtempSync(join(tmpdir(), 'generate-'))
afterAll(() => rmSync(root, { recursive: true }))

let folders = 0
const market = (options: Partial<GenerateOptions> = {}) => {
  const out = join(root, String(folders++))
  const result = generate({ seed: 7, bidders: 300, lots: 600, out, ...options })
  const bytes = (name: string): Buffer => readFileSync(join(out, name))
  const rows = (name: string): Row[] => parse(bytes(name), { columns: true }) as Row[]
  return { out, result, bytes, rows }
}
const members = (truth: Row[], note: string): Set<string> =>
  new Set(truth.filter((row) => row.note === note).map((row) => row.bidder_id!))

/** lots on which two of the bidders hold one value of the column */
const sharedOn = (bids: Row[], bidders: ReadonlySet<string>, column: string): number => {
  const holders = new Map<string, Set<string>>()
  for (const bid of bids) {
    if (!bid[column] || !bidders.has(bid.bidder_id!)) continue
    const key = `${bid.lot_id}/${bid[column]}`
    holders.set(key, (holders.get(key) ?? new Set()).add(bid.bidder_id!))
  }
  return [...holders.values()].filter((set) => set.size >= 2).length
}

describe('generate', () => {
  let tidy: ReturnType<typeof market>
  beforeAll(() => {
    tidy = market({ dirty: 0 })
  })

  it('writes the same bytes for the same options, and others for another seed', () => {
    const [a, b, c] = [market(), market(), market({ seed: 8 })]
    for (const name of readdirSync(a.out)) expect(b.bytes(name).equals(a.bytes(name)), name).toBe(true)
    expect(c.bytes('bids.csv').equals(a.bytes('bids.csv'))).toBe(false)
  })

  it('made datasets/county', () => {
    const { out, bytes } = market({ seed: 330922, bidders: 300, lots: 800 })
    const names = readdirSync('datasets/county').filter((name) => name.endsWith('.csv'))
    expect(names.sort()).toEqual(readdirSync(out).sort())
    for (const name of names)
      expect(readFileSync(join('datasets/county', name)).equals(bytes(name)), name).toBe(true)
  })

  it('writes every table with the columns of the import format', () => {
    for (const name of TABLE_NAMES) {
      const header = tidy.bytes(`${name}.csv`).toString().split('\n')[0]
      expect(header).toBe(
        writtenColumns(name)
          .map((column) => column.name)
          .join(','),
      )
    }
  })

  it('reports the rows it wrote', () => {
    for (const [name, count] of Object.entries(tidy.result.rows))
      expect(tidy.rows(`${name}.csv`)).toHaveLength(count)
  })

  it('gives each lot at most one winner or one winning consortium, ranked first unless it was chosen by award separation', () => {
    const evaluation = new Map(tidy.rows('lots.csv').map((lot) => [lot.lot_id, lot.evaluation]))
    const winners = new Map<string, Row[]>()
    for (const bid of tidy.rows('bids.csv'))
      if (bid.won === '1') winners.set(bid.lot_id!, [...(winners.get(bid.lot_id!) ?? []), bid])
    expect(winners.size).toBeGreaterThan(500)
    for (const [lot, bids] of winners) {
      const units = new Set(bids.map((bid) => bid.consortium || bid.bidder_id))
      expect(units.size, lot).toBe(1)
      if (evaluation.get(lot) !== 'award-separation') expect(bids[0]!.rank).toBe('1')
    }
  })

  it('never bids above the control price', () => {
    const control = new Map(tidy.rows('lots.csv').map((lot) => [lot.lot_id, Number(lot.control_price)]))
    for (const bid of tidy.rows('bids.csv').filter((row) => row.bid_no === '1' && row.rank !== ''))
      expect(Number(bid.amount)).toBeLessThanOrEqual(control.get(bid.lot_id!)!)
  })

  it('knows rings of three to eight and keeps decoys apart from them', () => {
    const truth = tidy.rows('truth.csv')
    const rings = new Set(truth.filter((row) => row.kind === 'ring').map((row) => row.ring_id))
    expect(rings.size).toBe(9)
    for (const ring of rings) {
      const size = truth.filter((row) => row.ring_id === ring).length
      expect(size).toBeGreaterThanOrEqual(3)
      expect(size).toBeLessThanOrEqual(8)
    }
    expect(new Set(truth.map((row) => row.bidder_id)).size).toBe(truth.length)
    const bidders = new Set(tidy.rows('bidders.csv').map((row) => row.bidder_id))
    for (const row of truth) expect(bidders).toContain(row.bidder_id)
  })

  it('lets sloppy shells share a machine on one lot, and careful ones never', () => {
    const [truth, bids] = [tidy.rows('truth.csv'), tidy.rows('bids.csv')]
    expect(sharedOn(bids, members(truth, 'sloppy-shells'), 'disk_serial')).toBeGreaterThan(3)
    expect(sharedOn(bids, members(truth, 'careful-devices'), 'disk_serial')).toBe(0)
    const anywhere = bids.map((bid) => ({ ...bid, lot_id: '' }))
    expect(sharedOn(anywhere, members(truth, 'careful-devices'), 'disk_serial')).toBeGreaterThan(1)
  })

  it('shares nothing but behaviour in a behaviour ring', () => {
    const [truth, bids] = [tidy.rows('truth.csv'), tidy.rows('bids.csv')]
    const ring = members(truth, 'behaviour')
    for (const column of [
      'mac',
      'disk_serial',
      'upload_account',
      'agent_id_no',
      'deposit_account',
      'machine_code',
    ])
      expect(sharedOn(bids, ring, column), column).toBe(0)
  })

  it('seats honest bidders beside rings', () => {
    const truth = tidy.rows('truth.csv')
    const ring = members(truth, 'sloppy-shells')
    const lots = new Map<string, Set<string>>()
    for (const bid of tidy.rows('bids.csv'))
      lots.set(bid.lot_id!, (lots.get(bid.lot_id!) ?? new Set()).add(bid.bidder_id!))
    const worked = [...lots.values()].filter((set) => [...set].filter((id) => ring.has(id)).length >= 2)
    const mixed = worked.filter((set) => [...set].some((id) => !ring.has(id)))
    expect(mixed.length / worked.length).toBeGreaterThan(0.7)
  })

  it('writes no ring when asked for none', () => {
    const { rows, result } = market({ rings: 0 })
    expect(result.rings).toBe(0)
    expect(new Set(rows('truth.csv').map((row) => row.kind))).toEqual(new Set(['decoy']))
  })

  it('writes Chinese headers and words in GB18030 that say the same', () => {
    const zh = market({ dirty: 0, headers: 'zh', encoding: 'gb18030' })
    const text = new TextDecoder('gb18030', { fatal: true }).decode(zh.bytes('投标.csv'))
    const [chinese] = parse(text, { columns: true }) as Row[]
    const [english] = tidy.rows('bids.csv')
    expect(chinese!.投标人).toBe(english!.bidder_name)
    expect(chinese!.是否中标).toBe(english!.won === '1' ? '是' : '否')
    expect(text.split('\n')).toHaveLength(tidy.bytes('bids.csv').toString().split('\n').length)
  })

  it('leaves gaps where asked, and refuses a column that is not there', () => {
    const { rows } = market({ gaps: ['bids.mac', 'lots.opened_at'] })
    expect(rows('bids.csv').every((row) => row.mac === '')).toBe(true)
    expect(rows('lots.csv').every((row) => row.opened_at === '')).toBe(true)
    expect(() => market({ gaps: ['bids.colour'] })).toThrow('there is no column "bids.colour"')
  })

  it('is untidy by default and tidy on request', () => {
    const amounts = (rows: Row[]): string[] =>
      rows.map((row) => row.amount!).filter((text) => !/^\d+\.\d\d$/.test(text))
    expect(amounts(tidy.rows('bids.csv'))).toEqual([])
    expect(amounts(market().rows('bids.csv')).some((text) => text.endsWith('万元'))).toBe(true)
  })

  it('is untidy as people are, never as programs are', () => {
    const { out, bytes } = market({ dirty: 0.1 })
    for (const name of readdirSync(out))
      expect(bytes(name).toString(), name).not.toMatch(/NaN|undefined|元元/)
  })

  it('refuses a market without bidders, and a share of untidiness that is none', () => {
    for (const dirty of [-0.1, 0.5, Number.NaN])
      expect(() => market({ dirty })).toThrow('dirty must lie between 0 and 0.1')
    expect(() => market({ bidders: 0 })).toThrow('bidders must be a whole number ≥ 1')
  })

  it('manages with very few bidders and lots', () => {
    const { result } = market({ bidders: 3, lots: 2 })
    expect(result.rows.bidders).toBe(3)
    expect(result.rings).toBe(0)
  })
})
